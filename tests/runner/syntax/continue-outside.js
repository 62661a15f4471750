[1].forEach(() => { continue; });

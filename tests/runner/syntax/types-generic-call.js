const done = new Promise<void>((resolve) => resolve());

throw { id: 1, of: [2, 3] };

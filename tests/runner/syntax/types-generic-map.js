const users = new Map<number, string>();

type Id = number;

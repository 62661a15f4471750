throw new SyntaxError("the first line\nthe second line");

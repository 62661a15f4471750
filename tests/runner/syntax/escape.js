const text = 'a\u{zz}';

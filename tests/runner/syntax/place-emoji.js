const a = '💥🇹🇭'; const b = 👍;

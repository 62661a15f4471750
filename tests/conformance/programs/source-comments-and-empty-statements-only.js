// nothing runs here
;;;{}{;}
/* and nothing here */

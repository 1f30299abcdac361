"""Reading one text: words and phrases, numbers, dates, units, quotations, names, who is cited."""

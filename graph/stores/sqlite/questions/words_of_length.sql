select word from name_word where length(word) between :shortest and :longest order by word

select word from name_word where word in (select value from json_each(:words))

-- Names for the full-text search: all but the numbers of award records, which are found by their index.
create virtual table name_words using fts5 (name, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
insert into name_words (rowid, name)
    select n.rowid, n.name from entity_name_row n join entity e on e.id = n.entity_id where e.public_id not like 'award:%';
create virtual table temp.name_word_list using fts5vocab (main, name_words, 'row');
create table name_word (word text primary key, names integer) strict, without rowid;
insert into name_word select term, doc from temp.name_word_list;
drop table temp.name_word_list;

-- The words of graph.claim.MODALITIES, the strongest first.
create table modality (rank integer primary key, word text not null) strict;

create table person (
    id int generated always as identity primary key,
    full_name varchar(80) not null unique
);

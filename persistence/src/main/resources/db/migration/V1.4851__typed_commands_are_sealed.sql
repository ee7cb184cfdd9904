-- Commands that a person types may hold secrets. What is shown of them is masked; what is carried out is sealed and forgotten once it is over.
alter table device_action add column sealed text not null default '';

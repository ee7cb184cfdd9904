-- The list of subscribers in the order of login and of the billing's id; pattern indexes cannot give an order.

create index subscriber_by_login on subscriber (lower(login), id);
create index subscriber_by_external_id on subscriber (lower(external_id), id);

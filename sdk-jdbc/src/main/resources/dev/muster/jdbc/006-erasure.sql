-- Where an address was ever known, for when it is to be erased.

create index muster_event_address on muster_event (email_key, team_id);

-- What was answered to the bulk calls that have a key, chunk by chunk; results is a JSON array.

create table if not exists muster_answer (
  team_id {key 36} not null,
  call_key {key 200} not null,
  chunk integer not null,
  digest {key 64} not null,
  results {text} not null,
  answered_at bigint not null,
  primary key (team_id, call_key, chunk)
){table options};

create index muster_answer_age on muster_answer (team_id, answered_at);

-- What limits on sending are counted with, and the invites of a person in all teams.

-- subject is a keyed hash: the table tells neither an address nor an id.
create table if not exists muster_counter (
  kind {key 32} not null,
  subject {key 64} not null,
  ends_at bigint not null,
  used integer not null,
  primary key (kind, subject, ends_at)
){table options};

create index muster_counter_end on muster_counter (ends_at);

create index muster_invite_address on muster_invite (pending_email, id);

create index muster_invite_requested on muster_invite (team_id, link_requested_at, id);

-- What limits on sending are counted with, failed accepts, who wants no mail, and the invites of a person in all teams.

-- subject is a keyed hash: the table tells neither an address nor an id.
create table if not exists muster_counter (
  kind {key 32} not null,
  subject {key 64} not null,
  ends_at bigint not null,
  used integer not null,
  primary key (kind, subject, ends_at)
){table options};

create index muster_counter_end on muster_counter (ends_at);

-- One row for each reason of an invite, written outside changes.
create table if not exists muster_accept_failure (
  team_id {key 36} not null,
  invite_id {key 36} not null,
  reason {key 32} not null,
  times integer not null,
  last_at bigint not null,
  primary key (team_id, invite_id, reason)
){table options};

-- To whom mail is to fail. subject is a keyed hash of the address.
create table if not exists muster_suppression (
  subject {key 64} not null primary key,
  since bigint not null
){table options};

create index muster_invite_address on muster_invite (pending_email, id);

create index muster_invite_requested on muster_invite (team_id, link_requested_at, id);

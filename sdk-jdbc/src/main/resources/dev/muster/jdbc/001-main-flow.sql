-- Teams, members, invites, history and outbox.
-- {key n}: text that can be a key; {text}: text that is only kept; {table options}: what stands behind a table.
-- Moments are milliseconds since 1970. All ids are made by Muster. Statements end with a semicolon at a line's end.

create table if not exists muster_team (
  id {key 36} not null primary key,
  name {text} not null,
  order_key {key 200} not null,
  slug {key 63},
  status {key 16} not null,
  seats integer,
  allowed_domains {text},
  refused_domains {text},
  attributes {text} not null,
  created_at bigint not null,
  changed_at bigint not null,
  rev bigint not null,
  constraint muster_team_slug unique (slug)
){table options};

create table if not exists muster_member (
  team_id {key 36} not null,
  user_id {key 200} not null,
  email {key 254} not null,
  email_key {key 254} not null,
  name {text},
  order_key {key 200} not null,
  locale {key 35},
  location {text},
  status {key 16} not null,
  attributes {text} not null,
  joined_at bigint not null,
  rev bigint not null,
  primary key (team_id, user_id)
){table options};

create index muster_member_name on muster_member (team_id, order_key, user_id);

create index muster_member_status on muster_member (team_id, status, order_key, user_id);

create index muster_member_email on muster_member (team_id, email_key);

create index muster_member_user on muster_member (user_id);

-- order_key is the member's: the holders of a role are listed by name, too.
create table if not exists muster_member_role (
  team_id {key 36} not null,
  user_id {key 200} not null,
  ordinal integer not null,
  role_id {key 200} not null,
  order_key {key 200} not null,
  granted_until bigint,
  granted_by_type {key 16} not null,
  granted_by_id {key 200} not null,
  primary key (team_id, user_id, ordinal)
){table options};

create index muster_member_role_name on muster_member_role (team_id, role_id, order_key, user_id);

create index muster_member_role_user on muster_member_role (team_id, role_id, user_id);

-- held_…: who has accepted it and waits for approval, and since when.
-- over_at: when it ended, or expires.
-- pending_email and pending_order (what it is listed by) are null unless the invite holds its address.
create table if not exists muster_invite (
  team_id {key 36} not null,
  id {key 36} not null,
  email {key 254} not null,
  email_key {key 254} not null,
  pending_email {key 254},
  pending_order {key 200},
  name {text},
  location {text},
  attributes {text} not null,
  message {text},
  locale {key 35},
  invited_by_type {key 16} not null,
  invited_by_id {key 200} not null,
  created_at bigint not null,
  expires_at bigint not null,
  status {key 16} not null,
  end_reason {key 32},
  ended_at bigint,
  over_at bigint not null,
  accepted_by {key 200},
  delivery_status {key 16} not null,
  delivery_reason {text},
  delivery_attempts integer not null,
  delivery_at bigint,
  rev bigint not null,
  nonce {key 64} not null,
  generation integer not null,
  key_id {key 64} not null,
  period_ms bigint not null,
  sent_at bigint not null,
  mailbox_only integer not null,
  link_requested_at bigint,
  mail_id {key 36},
  next_at bigint,
  held_user {key 200},
  held_name {text},
  held_locale {key 35},
  held_at bigint,
  primary key (team_id, id),
  constraint muster_invite_holder unique (team_id, pending_email)
){table options};

create index muster_invite_name on muster_invite (team_id, pending_order, id);

create index muster_invite_newest on muster_invite (team_id, created_at, id);

create index muster_invite_status on muster_invite (team_id, status, created_at, id);

create index muster_invite_delivery on muster_invite (team_id, delivery_status, pending_order, id);

create index muster_invite_end on muster_invite (team_id, status, expires_at);

create index muster_invite_inviter on muster_invite (team_id, invited_by_id, invited_by_type, status, id);

create table if not exists muster_invite_role (
  team_id {key 36} not null,
  invite_id {key 36} not null,
  ordinal integer not null,
  role_id {key 200} not null,
  granted_until bigint,
  granted_by_type {key 16} not null,
  granted_by_id {key 200} not null,
  primary key (team_id, invite_id, ordinal)
){table options};

create index muster_invite_role_invite on muster_invite_role (team_id, role_id, invite_id);

-- email_key: the address that the event gave to a member or an invite.
create table if not exists muster_event (
  team_id {key 36} not null,
  rev bigint not null,
  seq integer not null,
  change_id {key 36} not null,
  happened_at bigint not null,
  type {key 32} not null,
  actor_type {key 16} not null,
  actor_id {key 200} not null,
  user_id {key 200},
  invite_id {key 36},
  role_id {key 200},
  subject {text},
  changes {text} not null,
  email_key {key 254},
  primary key (team_id, rev, seq)
){table options};

create index muster_event_change on muster_event (team_id, change_id);

create index muster_event_user on muster_event (user_id, team_id, rev, seq);

create index muster_event_type on muster_event (team_id, type, rev, seq);

-- fresh: 1 until it is claimed. place: where it stands among those, then when it is due again.
-- invite_id is empty where it is about none, event_rev 0 where it is about no event.
create table if not exists muster_outbox (
  id {key 36} not null primary key,
  team_id {key 36} not null,
  kind {key 32} not null,
  invite_id {key 36} not null,
  generation integer not null,
  event_rev bigint not null,
  event_seq integer not null,
  bulk integer not null,
  attempts integer not null,
  due_at bigint not null,
  fresh integer not null,
  place bigint not null
){table options};

create index muster_outbox_due on muster_outbox (due_at, id);

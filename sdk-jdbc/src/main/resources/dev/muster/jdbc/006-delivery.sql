-- Mail in a line that is fair to all teams, of more than invites; invites by when something is to be done about them.

-- fresh: 1 until it is claimed. place: where it stands among those, then when it is due again.
-- invite_id is empty where it is about none, event_rev 0 where it is about no event.
alter table muster_outbox add column fresh integer default 1 not null;

alter table muster_outbox add column place bigint default 0 not null;

alter table muster_outbox add column bulk integer default 0 not null;

alter table muster_outbox add column event_rev bigint default 0 not null;

alter table muster_outbox add column event_seq integer default 0 not null;

create index muster_outbox_line on muster_outbox (fresh, place, id);

create index muster_outbox_last on muster_outbox (team_id, fresh, bulk, place);

alter table muster_invite add column mail_id {key 36};

alter table muster_invite add column next_at bigint;

create index muster_invite_mail on muster_invite (mail_id);

create index muster_invite_next on muster_invite (next_at, team_id);

create index muster_invite_due on muster_invite (team_id, next_at, id);

update muster_invite set next_at = expires_at where status = 'PENDING' and next_at is null;

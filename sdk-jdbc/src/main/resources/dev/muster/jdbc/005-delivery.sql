-- A line of mail that is fair to all teams, and invites by when something is to be done about them.

create index muster_outbox_line on muster_outbox (fresh, place, id);

create index muster_outbox_last on muster_outbox (team_id, fresh, bulk, place);

create index muster_invite_mail on muster_invite (mail_id);

create index muster_invite_next on muster_invite (next_at, team_id);

create index muster_invite_due on muster_invite (team_id, next_at, id);

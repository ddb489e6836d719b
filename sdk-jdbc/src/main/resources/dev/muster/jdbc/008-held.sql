-- Acceptances that wait for approval.

create index muster_invite_held on muster_invite (team_id, held_at, id);

-- What is kept for a time only, by how old it is.

create index muster_invite_over on muster_invite (over_at, team_id);

create index muster_invite_ended on muster_invite (team_id, over_at, id);

create index muster_answer_old on muster_answer (answered_at, team_id);

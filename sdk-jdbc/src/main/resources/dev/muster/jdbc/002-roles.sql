-- Roles of a team's own, and grants by when they end.

-- permissions and includes are JSON arrays; name_key is the name as it must be unique in its team.
create table if not exists muster_role (
  team_id {key 36} not null,
  id {key 200} not null,
  name {text} not null,
  name_key {key 200} not null,
  description {text},
  permissions {text} not null,
  includes {text} not null,
  status {key 16} not null,
  rev bigint not null,
  primary key (team_id, id),
  constraint muster_role_name unique (team_id, name_key)
){table options};

create index muster_member_role_end on muster_member_role (granted_until, team_id);

create index muster_member_role_ending on muster_member_role (team_id, granted_until, user_id, role_id);

package dev.muster.inmemory;

import dev.muster.model.Member;
import dev.muster.model.UserId;
import dev.muster.spi.MemberStore;

/** The members of the team that is being changed. */
final class MemberWrites extends MemberView implements MemberStore {

    private final Writes writes;

    MemberWrites(Writes writes, MemberRows rows) {
        super(writes.scope(), rows);
        this.writes = writes;
    }

    @Override
    public void insert(Member member) {
        writes.add(member.team(), draft -> draft.insertMember(member));
    }

    @Override
    public void update(Member member) {
        writes.add(member.team(), draft -> draft.updateMember(member));
    }

    @Override
    public void delete(UserId user) {
        writes.add(writes.team(), draft -> draft.deleteMember(user));
    }
}

package dev.muster.spi;

import dev.muster.model.Member;
import dev.muster.model.UserId;

/** The members of the team that is being changed. */
public interface MemberStore extends MemberReads {

    /** @throws Storage.TransientConflict here or at the commit, if this user is a member already */
    void insert(Member member);

    /**
     * Writes all of it. Its rev is this change's.
     *
     * @throws Storage.TransientConflict here or at the commit, if this user is no member
     */
    void update(Member member);

    /** @throws Storage.TransientConflict here or at the commit, if this user is no member */
    void delete(UserId user);
}

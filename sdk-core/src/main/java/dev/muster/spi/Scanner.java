package dev.muster.spi;

import dev.muster.model.Membership;
import dev.muster.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Across teams, to be read. */
public interface Scanner {

    /** The teams of a user, in the order of {@link ListOrder} of their names, then of id. */
    List<Membership> teamsOf(UserId user, @Nullable ListKey after, int limit);
}

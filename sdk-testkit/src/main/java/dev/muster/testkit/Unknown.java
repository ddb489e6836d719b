package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The one answer that every token gets that is none of ours. */
final class Unknown {

    private Unknown() {}

    /** What a token gets that means nothing at all. */
    static MusterException refusal(Scene on) {
        return catchThrowableOfType(
                MusterException.class, () -> on.muster.invites().preview("A".repeat(84)));
    }

    /** Whatever is done with this token, the answer is the one for a token that means nothing. */
    static void answers(Scene on, String token) {
        MusterException nothing = refusal(on);
        UserId user = Scene.user("mallory");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> on.muster.invites().preview(token),
                () -> on.muster.invites().preview(token, Scene.verified(user)),
                () -> on.muster.invites().accept(token, Scene.verified(user)),
                () -> on.muster.invites().accept(token, invite -> Person.of(user, invite.email())),
                () -> on.muster.invites().decline(token))) {
            MusterException refusal = catchThrowableOfType(MusterException.class, call);
            assertThat(refusal).as(token).isNotNull();
            assertThat(refusal.reason()).as(token).isEqualTo(Reason.INVITE_NOT_FOUND);
            assertThat(refusal.getMessage()).isEqualTo(nothing.getMessage());
            assertThat(refusal.details()).isEqualTo(nothing.details());
            assertThat(refusal.missing()).isEmpty();
        }
    }
}

package dev.muster.examples.myteam.host;

import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.util.List;

/**
 * Somebody who can sign in. There is no account whose address was not confirmed, so that its address is always a verified
 * one.
 */
public record Account(UserId id, EmailAddress email, String name) {

    public Actor actor() {
        return Actor.user(id);
    }

    public Person person() {
        return Person.of(id, email).name(name);
    }

    public VerifiedUser verified() {
        return VerifiedUser.of(id, List.of(email)).name(name);
    }
}

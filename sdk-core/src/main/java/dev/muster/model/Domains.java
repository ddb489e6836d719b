package dev.muster.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * From which mail domains people may come into a team: {@code Domains.only("example.com")}, {@code
 * Domains.ANY.refusing("example.net")}. A domain is the whole part behind the @, compared by its A-label: sub-domains are
 * others. One that is both allowed and refused is refused.
 *
 * @param allowed the only ones, at most 100; empty means any
 * @param refused never these, at most 100
 */
public record Domains(Set<String> allowed, Set<String> refused) {

    public static final Domains ANY = new Domains(Set.of(), Set.of());

    private static final int MOST = 100;

    /** @throws InvalidValueException if there are too many, or one is no domain of a mail address */
    public Domains {
        allowed = canonical("allowed", allowed);
        refused = canonical("refused", refused);
    }

    /** These and no others. */
    public static Domains only(String... domains) {
        return new Domains(Set.copyOf(List.of(Objects.requireNonNull(domains, "domains"))), Set.of());
    }

    /** The same, and none of these. */
    public Domains refusing(String... domains) {
        return new Domains(allowed, Set.copyOf(List.of(Objects.requireNonNull(domains, "domains"))));
    }

    /** Whether somebody with this address may come in. */
    public boolean allow(EmailAddress email) {
        String domain = Objects.requireNonNull(email, "email").domain();
        return (allowed.isEmpty() || allowed.contains(domain)) && !refused.contains(domain);
    }

    private static Set<String> canonical(String field, Collection<String> domains) {
        Objects.requireNonNull(domains, field);
        if (domains.size() > MOST) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.TOO_MANY, "must be at most " + MOST + " domains");
        }
        TreeSet<String> sorted = new TreeSet<>();
        for (String domain : domains) {
            sorted.add(canonical(field, domain));
        }
        return Collections.unmodifiableSet(sorted);
    }

    /** As the addresses that it is compared with are read. */
    private static String canonical(String field, String domain) {
        try {
            return EmailAddress.of("x@" + Objects.requireNonNull(domain, field)).domain();
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.MALFORMED, "must be plain domains such as example.com");
        }
    }
}

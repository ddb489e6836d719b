package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.spi.Storage;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Null where something is needed is a NullPointerException that names the parameter: in whatever a host can make. */
class NullTest {

    private final List<String> wrong = new ArrayList<>();
    private int tried;

    @Test
    @DisplayName(
            "every constructor, factory and method of the model, and of the builder, names the parameter that is null")
    void everywhere() throws Exception {
        for (Class<?> type : Samples.publicTypes()) {
            if (Throwable.class.isAssignableFrom(type) || type.isEnum()) {
                continue;
            }
            for (Executable constructor : type.getConstructors()) {
                tryNulls(constructor, arguments -> type.getConstructors()[0].newInstance(arguments));
            }
            for (Method method : type.getDeclaredMethods()) {
                boolean visible = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
                if (visible && Modifier.isStatic(method.getModifiers())) {
                    tryNulls(method, arguments -> method.invoke(null, arguments));
                } else if (visible && !method.getName().equals("equals")) {
                    Object instance = good(type);
                    tryNulls(method, arguments -> method.invoke(instance, arguments));
                }
            }
        }
        for (Method method : MusterBuilder.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                tryNulls(method, arguments -> method.invoke(Muster.builder(storage()), arguments));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    private interface Call {
        Object with(Object[] arguments) throws Exception;
    }

    private void tryNulls(Executable executable, Call call) throws Exception {
        for (int i = 0; i < executable.getParameterCount(); i++) {
            if (executable.getParameterTypes()[i].isPrimitive()
                    || executable.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                continue;
            }
            Object[] arguments = Arrays.stream(executable.getParameters())
                    .map(NullTest::good)
                    .toArray();
            arguments[i] = null;
            String name = executable.getParameters()[i].getName();
            if (executable.getDeclaringClass() == NewInvite.class && executable.getParameterCount() == 10) {
                continue; // a request body may leave the roles out, and is then told that they are required
            }
            tried++;
            try {
                call.with(arguments);
                wrong.add(executable + ": nothing said of " + name);
            } catch (InvocationTargetException e) {
                Throwable thrown = e.getTargetException();
                if (!(thrown instanceof NullPointerException)
                        || thrown.getMessage() == null
                        || !thrown.getMessage().matches("\\w+")) {
                    wrong.add(executable + ": for " + name + " " + thrown);
                }
            }
        }
    }

    private static Storage storage() {
        return (Storage) Proxy.newProxyInstance(
                NullTest.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> null);
    }

    private static Object good(Parameter parameter) {
        if (parameter.getType() != String.class) {
            return good(parameter.getType());
        }
        return switch (parameter.getName()) {
            case "permission", "from", "stored" -> "invoice:read";
            case "to" -> "members:read";
            case "email" -> "ann@example.com";
            case "id" -> "admin";
            default -> "https://app.example.com/";
        };
    }

    /** Something valid of this type. */
    private static Object good(Class<?> type) {
        if (type.isPrimitive()) {
            return type == boolean.class ? (Object) false : type == long.class ? (Object) 1L : (Object) 1;
        }
        return Stream.concat(
                        Samples.all().stream(),
                        Stream.of(
                                "https://app.example.com/",
                                new byte[40],
                                new String[0],
                                UUID.randomUUID(),
                                Instant.EPOCH,
                                Duration.ofDays(1),
                                Locale.ROOT,
                                List.of(),
                                Set.of(),
                                Map.of(),
                                1,
                                1L,
                                true,
                                new PeopleStatus[0],
                                Function.identity(),
                                Clock.systemUTC(),
                                EmailAddress.of("ann@example.com"),
                                Actor.user("ann"),
                                VerifiedUser.of("ann"),
                                LinkKey.ephemeral(),
                                AddressKey.fromBytes(new byte[32]),
                                InviteLinks.to("https://app.example.com/", LinkKey.ephemeral()),
                                new InviteLink("https://app.example.com/"),
                                PermissionCatalog.builtInOnly(),
                                RoleCatalog.standard(),
                                Limits.builder(),
                                BulkOptions.bestEffort(),
                                BulkRow.of(1, NewInvite.to("ann@example.com")),
                                new InvalidValueException("email", InvalidValueException.Code.BLANK, "blank")))
                .filter(type::isInstance)
                .findFirst()
                .orElseGet(() -> type.isEnum() ? type.getEnumConstants()[0] : proxy(type));
    }

    private static Object proxy(Class<?> type) {
        return type.isInterface()
                ? Proxy.newProxyInstance(NullTest.class.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null)
                : fail("there is no valid %s here", type);
    }
}

package dev.muster.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Sits before a driver or a pool, and has every call of JDBC go past a watch. */
final class Tap {

    private static final Set<Class<?>> TAPPED =
            Set.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class, DatabaseMetaData.class);

    private Tap() {}

    /** Sees each call before it is made. It answers for it, usually with what the call answers. */
    interface Watch {
        Object see(Call call) throws Throwable;
    }

    static DataSource on(DataSource real, Watch watch) {
        return (DataSource) tapped(DataSource.class, real, null, watch);
    }

    private static Object tapped(Class<?> type, Object real, String sql, Watch watch) {
        return Proxy.newProxyInstance(Tap.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Call call = new Call(real, method, arguments == null ? List.of() : Arrays.asList(arguments), sql);
            if (method.getDeclaringClass() == Object.class) {
                return call.make();
            }
            Object answer = watch.see(call);
            return answer != null && TAPPED.contains(method.getReturnType())
                    ? tapped(method.getReturnType(), answer, call.text(), watch)
                    : answer;
        });
    }

    /** @param prepared the statement that this is about; null if it is about none, or has its text as an argument */
    record Call(Object on, Method method, List<Object> arguments, String prepared) {

        Object make() throws Throwable {
            try {
                return method.invoke(on, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        String name() {
            return method.getName();
        }

        boolean is(Class<?> type, String name) {
            return method.getDeclaringClass().isAssignableFrom(type) && type.isInstance(on) && name().equals(name);
        }

        /** Whether this sends a statement to the database. */
        boolean executes() {
            return on instanceof Statement && name().startsWith("execute");
        }

        /** The statement that is prepared or executed. */
        String text() {
            return prepared == null && !arguments.isEmpty() && arguments.get(0) instanceof String first
                    ? first
                    : prepared;
        }
    }
}

package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who opens the mail, copies the link and pastes it. */
final class LinkFrom extends Reader {

    private final GreenMail server;
    private String left = "";

    LinkFrom(GreenMail server) {
        this.server = server;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (left.isEmpty()) {
            server.waitForIncomingEmail(20_000, 1);
            String mail = GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0])
                    .replace("=\r\n", "")
                    .replace("=3D", "=");
            Matcher link = Pattern.compile("https://ledger\\.example/join\\?token=[\\w-]{84}")
                    .matcher(mail);
            assertThat(link.find()).isTrue();
            left = link.group() + "\n";
        }
        int taken = Math.min(length, left.length());
        left.getChars(0, taken, buffer, offset);
        left = left.substring(taken);
        return taken;
    }

    @Override
    public void close() {}
}

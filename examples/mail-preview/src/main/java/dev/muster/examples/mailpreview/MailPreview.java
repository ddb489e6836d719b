package dev.muster.examples.mailpreview;

import dev.muster.smtp.MailTemplates;
import dev.muster.smtp.RenderedMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes every mail in every language into a directory. */
public final class MailPreview {

    private final MailTemplates templates;
    private final Path directory;

    MailPreview(MailTemplates templates, Path directory) {
        this.templates = templates;
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Path.of(args.length == 0 ? "target/mails" : args[0]).toAbsolutePath();
        MailPreview preview = new MailPreview(MailTemplates.standard(), directory);
        List<String> names = preview.write();
        Browser browser = Browser.find();
        if (browser == null) {
            System.out.println("No pictures: Chromium is not on the PATH.");
        } else {
            for (String name : names) {
                browser.picture(directory.resolve(name + ".html"));
                System.out.println("Took pictures of " + name);
            }
        }
        System.out.println("The mails are in " + directory.resolve("index.html"));
    }

    /** Writes HTML, text and an index; returns the names of the mails. */
    List<String> write() throws IOException {
        Files.createDirectories(directory);
        List<String> names = new ArrayList<>();
        StringBuilder index =
                new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Mails</title>\n<ul>\n");
        for (Sample sample : Sample.all()) {
            RenderedMail mail = templates.render(sample.notification(), "Acme", Sample.NOW);
            String name = sample.name();
            Files.writeString(directory.resolve(name + ".html"), mail.html());
            Files.writeString(directory.resolve(name + ".txt"), "Subject: " + mail.subject() + "\n\n" + mail.text());
            index.append("<li><a href=\"")
                    .append(name)
                    .append(".html\">")
                    .append(name)
                    .append("</a>, as <a href=\"");
            index.append(name).append(".txt\">text</a>\n");
            names.add(name);
        }
        Files.writeString(directory.resolve("index.html"), index.append("</ul>\n"));
        return names;
    }
}

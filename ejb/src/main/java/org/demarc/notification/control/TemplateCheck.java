package org.demarc.notification.control;

import java.util.List;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.NotificationProblem;

/** Whether a template can be filled in; the refusal names the place. */
public final class TemplateCheck {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST = 20_000;

    private TemplateCheck() {}

    /**
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_TEMPLATE}
     */
    public static void of(MessageTemplate template) {
        boolean isMail = template.kind() == ChannelKind.MAIL;
        require(DefaultTemplates.LANGUAGES.contains(template.language()), "languages are en and uk");
        require(!template.body().isBlank(), "body: a text is needed");
        require(!isMail || !template.subject().isBlank(), "subject: a mail needs one");
        require(!template.subject().contains("\n"), "subject, line 2: a subject is one line");
        require(template.subject().length() <= LONGEST_SUBJECT, "subject: 300 letters at most");
        require(template.body().length() <= LONGEST, "body: 20000 letters at most");
        require(template.html().length() <= LONGEST, "html: 20000 letters at most");
        require(
                isMail || (template.subject().isEmpty() && template.html().isEmpty()),
                "only mails have subject and html");
        List<Variable> known = Variable.of(template.occasion());
        TemplateText.check("subject", template.subject(), known);
        TemplateText.check("body", template.body(), known);
        TemplateText.check("html", template.html(), known);
    }

    private static void require(boolean fits, String words) {
        if (!fits) {
            throw NotificationProblem.BAD_TEMPLATE.because(words);
        }
    }
}

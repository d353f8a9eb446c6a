import java.io.File;
import java.io.FileInputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF named what in it is against PDF/UA-1, one line a failure; nothing for a good one. */
public final class Judge {
    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour rules = PDFAFlavour.byFlavourId("ua1");
        for (String file : files) {
            try (FileInputStream stream = new FileInputStream(new File(file));
                    PDFAParser parser = Foundries.defaultInstance().createParser(stream, rules)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(rules, false);
                ValidationResult result = validator.validate(parser);
                for (TestAssertion failure : result.getTestAssertions()) {
                    System.out.println(failure.getRuleId().getClause() + ": " + failure.getMessage());
                }
                System.out.println((result.isCompliant() ? "good " : "bad ") + result.getTotalAssertions());
            }
        }
    }
}

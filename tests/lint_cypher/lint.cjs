// Checks Cypher statements: [{name, text, parameters, language}] on the input, [{name, message}] on the output.
const { lintCypherQuery } = require("@neo4j-cypher/language-support");

const statements = JSON.parse(require("fs").readFileSync(0, "utf8"));
const problems = statements.flatMap(({ name, text, parameters, language }) => {
  const known = Object.fromEntries(parameters.map((parameter) => [parameter, null]));
  const schema = { parameters: known, defaultLanguage: language };
  const { diagnostics } = lintCypherQuery(text, schema);
  return diagnostics.map(({ message, range }) => ({ name, message: `line ${range.start.line + 1}: ${message}` }));
});
process.stdout.write(JSON.stringify(problems));

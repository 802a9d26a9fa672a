// Loads a survey with SurveyJS's own library and says what it understood. Usage: node load_survey.cjs SURVEY-CORE
// On standard input: {survey: the JSON, people: [{question: answer}], locales: [...]}.
const Survey = require(process.argv[2]);
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));

const values = (items) => items.map((item) => String(item.value));
const described = (question) => ({
  type: question.getType(),
  name: question.name,
  choices: question.visibleChoices ? values(question.visibleChoices) : question.visibleRateValues ? values(question.visibleRateValues) : [],
  rows: question.rows && question.getType() === "matrix" ? values(question.rows) : [],
  columns: question.columns ? values(question.columns) : [],
});

const model = new Survey.Model(input.survey);
const titles = {};
for (const locale of input.locales) {
  model.locale = locale;
  const of = (question) => [
    question.title,
    ...(question.visibleChoices || []).map((item) => item.text),
    ...(question.getType() === "matrix" ? question.rows.map((item) => item.text) : []),
  ];
  titles[locale] = [model.title, ...model.pages.map((page) => page.title), ...model.getAllQuestions().flatMap(of)];
}

const asked = (answers) => {
  const one = new Survey.Model(input.survey);
  const found = {};
  for (const question of one.getAllQuestions()) {
    if (!question.isVisible) continue;
    const rows = question.getType() === "matrix" ? values(question.rows) : null;
    const given = rows ? Object.fromEntries(rows.filter((row) => row in answers).map((row) => [row, answers[row]])) : answers[question.name];
    for (const name of rows || [question.name]) found[name] = true;
    if (rows ? Object.keys(given).length : given !== undefined) question.value = given;
  }
  return { asked: one.getAllQuestions().filter((q) => q.isVisible).flatMap((q) => (q.getType() === "matrix" ? values(q.rows) : [q.name])), data: one.data };
};

const judged = (name, value) => {
  const one = new Survey.Model(input.survey);
  const question = one.getQuestionByName(name);
  question.visibleIf = "";
  question.value = value;
  return question.validate(true) ? "" : question.errors.map((error) => error.text).join(" ");
};

process.stdout.write(JSON.stringify({
  errors: (model.jsonErrors || []).map((error) => error.getFullMessage ? error.getFullMessage() : String(error.message)),
  questions: model.getAllQuestions().map(described),
  titles,
  people: (input.people || []).map(asked),
  judged: (input.judged || []).map(([name, value]) => judged(name, value)),
}));

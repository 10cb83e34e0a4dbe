// A place for ELK to run in: what it puts off waits in a queue that the program around it pumps.
var self = globalThis;
var waiting = [];
var answers = {};
globalThis.setTimeout = function (work) {
  waiting.push(work);
  return waiting.length;
};
globalThis.clearTimeout = function () {};
globalThis.postMessage = function (answer) {
  answers[answer.id] = answer;
};
function pump() {
  const work = waiting.shift();
  if (work) work();
  return waiting.length;
}
function ask(id, text) {
  globalThis.onmessage({ data: Object.assign({ id: id }, JSON.parse(text)) });
}
function answer(id) {
  return id in answers ? JSON.stringify(answers[id]) : "";
}

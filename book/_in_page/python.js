/* Python, in a worker of its own that is started anew when it was stopped. */

(() => {
  "use strict";

  const ENDED = {
    stopped: "Stopped. Your text is kept: change it and run it again.",
    late: () => `Stopped after ${inPage.mostSeconds} seconds. Does a loop never end?`,
    broken: "Python broke down and is started again. Does a function call itself without end, or is an array too large?",
    missing: "Not run, because Python did not start: the top of the page says why. Running a cell tries again.",
  };

  class Python {
    #worker = null;
    #ready = false;
    #run = null; // what runs now: { request, listen, finish, sent }
    #say;
    #files;
    #wanted = false; // it may be ended while it is being loaded

    /* `say` gets one sentence whenever something is to be told about Python itself; `files` are `module`, the one that
       runs the cells, and `zips`, what it imports. */
    constructor(say, files) {
      this.#say = say;
      this.#files = files;
    }

    get busy() {
      return this.#run !== null;
    }

    async start() {
      this.#wanted = true;
      this.#say("Loading Python …");
      try {
        await inPage.load(inPage.pyodideFile);
      } catch (error) {
        this.end("missing");
        this.#say(`Python could not be loaded: ${error.message}.`);
      }
      if (this.#wanted) this.#begin("Loading Python …");
    }

    #begin(sentence) {
      this.#worker?.terminate();
      this.#say(sentence);
      this.#ready = false;
      const address = URL.createObjectURL(new Blob([inPage.course.worker], { type: "text/javascript" }));
      const worker = new Worker(address);
      this.#worker = worker;
      worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault();
        if (worker === this.#worker) this.#broken(event.message);
      };
      worker.postMessage({ pyodide: inPage.pyodide, ...this.#files });
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }

    #receive(message) {
      if (message.ready) {
        this.#ready = true;
        this.#say("Python is ready.");
        this.#send();
      } else if (message.finished) this.#finish("done");
      else if (message.broken) this.#broken(message.broken);
      else this.#run?.listen(message);
    }

    #broken(reason) {
      if (this.#ready) return this.stop("broken");
      this.end("missing");
      this.#say(`Python does not start in this browser: ${reason}`);
    }

    #send() {
      if (!this.#ready || !this.#run || this.#run.sent) return;
      this.#run.sent = true;
      this.#worker.postMessage({ request: this.#run.request });
      if (inPage.mostSeconds) this.#run.clock = setTimeout(() => this.stop("late"), 1000 * inPage.mostSeconds);
      this.#run.listen({ running: true });
    }

    #finish(how) {
      const run = this.#run;
      this.#run = null;
      clearTimeout(run?.clock);
      run?.finish(how);
    }

    /* Run the cells of a request, { cells, right }, where `right` names the tasks that are right already; `listen` gets
       their messages. The promise says how it ended: done, stopped, late, broken or missing. */
    run(request, listen) {
      return new Promise((finish) => {
        this.#run = { request, listen, finish, sent: false };
        if (!this.#wanted) this.start();
        this.#send();
      });
    }

    /* Say how a run ended that did not come to its end. */
    ended(how) {
      const words = ENDED[how];
      return typeof words === "function" ? words() : words;
    }

    /* Begin with a fresh Python. */
    restart() {
      if (this.#worker) this.#begin("Python starts again …");
      else if (!this.#wanted) this.start();
      this.#finish("stopped");
    }

    /* End Python, and what it runs. */
    end(how = "stopped") {
      this.#wanted = false;
      this.#worker?.terminate();
      this.#worker = null;
      this.#finish(how);
    }

    /* End what runs. A worker in a loop hears nothing: it is ended, and another one started. */
    stop(how = "stopped") {
      if (this.#run?.sent) this.#begin("Python starts again …");
      this.#finish(how);
    }
  }

  inPage.mostSeconds = 60; // for one run of an exercise, whose right answers take less than two; null for no limit
  inPage.Python = Python;
})();

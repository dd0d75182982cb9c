/* The editor of an answer: CodeMirror, coloured by the theme's own style sheet for code. */

(() => {
  "use strict";

  const { EditorState, EditorView, tags } = CodeMirror;

  // The classes that the book's static code has (Pygments'), so both look the same in either mode.
  const colours = CodeMirror.tagHighlighter([
    { tag: tags.comment, class: "c1" },
    { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], class: "k" },
    { tag: [tags.bool, tags.null], class: "kc" },
    { tag: tags.number, class: "mi" },
    { tag: [tags.string, tags.special(tags.string)], class: "s2" },
    { tag: tags.function(tags.definition(tags.variableName)), class: "nf" },
    { tag: tags.definition(tags.className), class: "nc" },
    { tag: [tags.operator, tags.arithmeticOperator, tags.compareOperator, tags.logicOperator], class: "o" },
  ]);

  /* Put an editor into `parent`. Tab indents, so there is a way out: after Escape, Tab moves on, until something is typed. */
  inPage.edit = ({ parent, text, label, hint, changed, run }) => {
    const leave = (view) => {
      view.setTabFocusMode(true);
      return true;
    };
    const submit = () => {
      run();
      return true;
    };
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          CodeMirror.keymap.of([
            { key: "Escape", run: leave },
            { key: "Mod-Enter", run: submit },
            { key: "Shift-Enter", run: submit },
            CodeMirror.indentWithTab,
            ...CodeMirror.historyKeymap,
            ...CodeMirror.defaultKeymap,
          ]),
          CodeMirror.history(),
          CodeMirror.drawSelection(),
          CodeMirror.indentUnit.of("    "),
          CodeMirror.indentOnInput(),
          CodeMirror.bracketMatching(),
          CodeMirror.pythonLanguage,
          CodeMirror.syntaxHighlighting(colours),
          EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint, tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({
            blur: (_, editor) => editor.setTabFocusMode(false),
            beforeinput: (_, editor) => editor.setTabFocusMode(false),
          }),
        ],
      }),
    });
    return {
      focus: () => view.focus(),
      get: () => view.state.doc.toString(),
      // A change like any other: undoing brings the old text back.
      set: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    };
  };
})();

/* Axes, samples and decision lines for the figures. After figure.js. */

Object.assign(mlc, (() => {
  "use strict";

  const { svg, text, points, clean, number } = mlc;

  function ticks(low, high) {
    const rough = (high - low) / 6;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
    const values = [];
    for (let k = Math.ceil(low / step); k * step <= high + 1e-9; k++) values.push(clean(k * step));
    return values;
  }

  let clips = 0; // a page may hold several figures, and ids must differ

  /* Axes over a whole picture, of the ranges [low, high]; `layer` is clipped to the frame. */
  class Plane {
    constructor(picture, [left, right], [bottom, top], { xlabel = "", ylabel = "", margin = 50 } = {}) {
      const { width, height } = picture.viewBox.baseVal;
      const box = { left: margin, top: 10, right: width - 12, bottom: height - 42 };
      Object.assign(this, { picture, box, left, right, bottom, top });
      this.x = (value) => box.left + ((value - left) / (right - left)) * (box.right - box.left);
      this.y = (value) => box.bottom - ((value - bottom) / (top - bottom)) * (box.bottom - box.top);
      const frame = { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
      const id = `mlc-clip-${clips++}`;
      this.layer = svg("g", { "clip-path": `url(#${id})` });
      picture.append(svg("clipPath", { id }, svg("rect", frame)), svg("rect", { ...frame, class: "frame" }));
      for (const value of ticks(left, right))
        picture.append(svg("path", { d: `M${this.x(value)} ${box.bottom}v4`, class: "frame" }),
          text(this.x(value), box.bottom + 13, number(value), { class: "tick" }));
      for (const value of ticks(bottom, top))
        picture.append(svg("path", { d: `M${box.left} ${this.y(value)}h-4`, class: "frame" }),
          text(box.left - 8, this.y(value), number(value), { class: "tick end" }));
      const middle = (box.top + box.bottom) / 2;
      picture.append(text((box.left + box.right) / 2, height - 10, xlabel),
        text(9, middle, ylabel, { transform: `rotate(-90 9 ${middle})` }), this.layer);
    }

    get middle() {
      return [(this.left + this.right) / 2, (this.bottom + this.top) / 2];
    }

    /* Does the line through a and b pass between the corners of the frame? */
    crossed(a, b) {
      const side = ([x, y]) => Math.sign((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]));
      const { left, right, bottom, top } = this;
      return new Set([[left, bottom], [left, top], [right, bottom], [right, top]].map(side)).size > 1;
    }

    has([x, y]) {
      return x >= this.left && x <= this.right && y >= this.bottom && y <= this.top;
    }

    /* Where a pointer is, in the units of the data. */
    under(event) {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.picture.getScreenCTM().inverse());
      const { box } = this;
      return [
        this.left + ((at.x - box.left) / (box.right - box.left)) * (this.right - this.left),
        this.bottom + ((box.bottom - at.y) / (box.bottom - box.top)) * (this.top - this.bottom),
      ];
    }

    curve(pairs, attributes) {
      return svg("polyline", { points: points(pairs.map(([x, y]) => [this.x(x), this.y(y)])), ...attributes });
    }

    /* One sample: +1 is a blue circle, -1 an orange square; a ring says that it is on the wrong side. */
    sample([x, y], label, wrong = false) {
      const [cx, cy] = [this.x(x), this.y(y)];
      const mark = label > 0 ? svg("circle", { cx, cy, r: 6, class: "plus" })
        : svg("rect", { x: cx - 5.5, y: cy - 5.5, width: 11, height: 11, class: "minus" });
      return svg("g", {}, mark, ...(wrong ? [svg("circle", { cx, cy, r: 11, class: "ring" })] : []));
    }
  }

  /* A decision line w0 + w1 x1 + w2 x2 = 0 on a plane whose axes have one scale, and the arrow (w1, w2), as long as it
     is, or `reach` long. With `moved` there are two handles: the foot shifts the line, the tip turns it. */
  class Line {
    constructor(plane, { name = "w", reach = 0, tint = false, dash = "", foot = plane.middle, moved = null } = {}) {
      Object.assign(this, { plane, name, reach, tint, dash, foot });
      const [across, up] = [plane.x(1) - plane.x(0), plane.y(0) - plane.y(1)];
      if (Math.abs(across / up - 1) > 1e-6) throw new Error("on axes of two scales the arrow would not look perpendicular");
      this.drawing = svg("g");
      plane.layer.append(this.drawing);
      this.handles = [];
      if (!moved) return;
      const round = (value) => Math.round(Math.min(Math.max(value, -2), 2) * 100) / 100;
      const through = ([x1, x2], w1, w2) => [round(-(w1 * x1 + w2 * x2)), w1, w2];
      this.#handle((at) => {
        this.foot = at;
        moved(through(at, this.w[1], this.w[2]));
      });
      this.#handle(([x, y]) => {
        const scale = this.reach ? Math.hypot(this.w[1], this.w[2]) / this.reach : 1;
        moved(through(this.foot, round(scale * (x - this.foot[0])), round(scale * (y - this.foot[1]))));
      });
    }

    #handle(move) {
      const handle = svg("g", { class: "handle" }, svg("circle", { r: 20, class: "grip" }), svg("circle", { r: 7, class: "knob" }));
      // A finger on a handle drags it. CSS's touch-action does not hold for parts of a drawing, so the page would scroll.
      handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
      handle.addEventListener("pointerdown", (event) => {
        event.preventDefault(); // selects no text on the way
        handle.setPointerCapture(event.pointerId);
      });
      handle.addEventListener("pointermove", (event) => {
        if (handle.hasPointerCapture(event.pointerId)) move(this.plane.under(event));
      });
      this.handles.push(handle);
      this.plane.picture.append(handle);
    }

    /* Draw the line; say whether it runs through the picture. */
    show([w0, w1, w2]) {
      const { plane } = this;
      this.w = [w0, w1, w2];
      this.drawing.replaceChildren();
      for (const handle of this.handles) handle.style.display = "none";
      const length = Math.hypot(w1, w2);
      if (length === 0) return false;
      const [u, v] = [w1 / length, w2 / length];
      // the foot of the arrow stays as near to where it was as the line allows
      const foot = ([x, y]) => {
        const distance = (w0 + w1 * x + w2 * y) / length;
        return [x - distance * u, y - distance * v];
      };
      this.foot = foot(this.foot);
      if (!plane.has(this.foot)) this.foot = foot(plane.middle);
      const far = 3 * (plane.right - plane.left + plane.top - plane.bottom);
      const at = (along, up) => [this.foot[0] - along * v + up * u, this.foot[1] + along * u + up * v];
      const shape = (...corners) => points(corners.map(([x, y]) => [plane.x(x), plane.y(y)]));
      const ends = [at(far, 0), at(-far, 0)];
      if (this.tint)
        this.drawing.append(
          svg("polygon", { points: shape(...ends, at(-far, far), at(far, far)), class: "plus side" }),
          svg("polygon", { points: shape(...ends, at(-far, -far), at(far, -far)), class: "minus side" }));
      this.drawing.append(svg("polyline", { points: shape(...ends), class: "line", "stroke-dasharray": this.dash }));
      if (plane.has(this.foot)) this.#arrow(at(0, this.reach || length), u, -v);
      return plane.crossed(...ends);
    }

    #arrow(tip, u, v) {
      const { plane } = this;
      const [x, y] = [plane.x(this.foot[0]), plane.y(this.foot[1])];
      const [tipX, tipY] = [plane.x(tip[0]), plane.y(tip[1])];
      const room = this.handles.length ? 9 : 0;
      this.drawing.append(
        svg("path", { d: `M${x} ${y}L${tipX - 8 * u} ${tipY - 8 * v}`, class: "arrow" }),
        svg("path", { d: `M${tipX} ${tipY}l${-10 * u - 5 * v} ${-10 * v + 5 * u}l${10 * v} ${-10 * u}z`, class: "head" }),
        text(tipX + (14 + room) * u, tipY + (14 + room) * v, this.name, { class: "name halo" }));
      for (const [handle, at] of [[this.handles[0], [x, y]], [this.handles[1], [tipX, tipY]]]) {
        if (!handle) continue;
        handle.style.display = "";
        handle.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
      }
    }
  }

  return { Plane, Line };
})());

"use strict";
(function () {
  const SVG = "http://www.w3.org/2000/svg";
  const OUTCOMES = ["ran", "cached", "failed", "skipped", "cancelled", "none"];
  const SIGNS = { ran: "\u2713", cached: "\u25e6", failed: "\u2717", skipped: "\u2298", cancelled: "\u25a0", none: "" };
  const WORDS = { order: "order only", before: "before", requires: "" };
  const LONGEST = 38;
  const MANY = 150;
  const READABLE = 0.35;

  const data = JSON.parse(document.getElementById("data").textContent);
  const svg = document.getElementById("graph");
  const view = document.getElementById("view");
  const detail = document.getElementById("detail");
  const find = document.getElementById("find");
  const tasks = new Map(data.tasks.map((task) => [task.name, task]));

  function element(name, attributes, parent, text) {
    const made = document.createElementNS(SVG, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function html(name, text, parent) {
    const made = document.createElement(name);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function outcome(task) {
    return task.last_outcome && OUTCOMES.includes(task.last_outcome) ? task.last_outcome : "none";
  }

  function cut(text) {
    const letters = Array.from(text);
    return letters.length <= LONGEST ? text : letters.slice(0, LONGEST - 1).join("") + "\u2026";
  }

  function words(edge) {
    const given = Object.entries(edge.arguments).flatMap(([name, values]) => values.map((v) => "--" + name + "=" + v));
    return [WORDS[edge.kind]].concat(given).filter(Boolean).join(" ");
  }

  function place(task) {
    return task.source.line ? task.source.file + ":" + task.source.line : task.source.file;
  }

  /* Lays out: what runs first stands left. An edge that only orders must not move anything far. */
  function layout() {
    const pen = document.createElement("canvas").getContext("2d");
    const graph = new dagre.graphlib.Graph({ multigraph: true });
    /* The better way to rank takes seconds for hundreds of tasks. */
    const ranker = data.tasks.length > MANY ? "tight-tree" : "network-simplex";
    graph.setGraph({ rankdir: "LR", nodesep: 12, edgesep: 6, ranksep: 56, marginx: 10, marginy: 10, ranker });
    for (const task of data.tasks) {
      const head = (SIGNS[outcome(task)] + " " + task.name).trim();
      const about = cut(task.summary);
      pen.font = "600 13px system-ui, 'DejaVu Sans', sans-serif";
      let width = pen.measureText(head).width;
      pen.font = "11px system-ui, 'DejaVu Sans', sans-serif";
      width = Math.max(width, pen.measureText(about).width);
      graph.setNode(task.name, { task, head, about, width: Math.ceil(width) + 26, height: about ? 44 : 30 });
    }
    data.edges.forEach((edge, i) => {
      if (edge.task !== edge.needs) {
        const label = words(edge);
        const size = label ? { width: 6 * Math.min(label.length, LONGEST), height: 12, labelpos: "c" } : {};
        graph.setEdge(edge.needs, edge.task, { edge, label, weight: edge.kind === "order" ? 0 : 1, ...size }, String(i));
      }
    });
    dagre.layout(graph);
    return graph;
  }

  /* A line through points that is level in each of them. */
  function path(points) {
    let line = "M" + points[0].x + " " + points[0].y;
    for (let i = 1; i < points.length; i++) {
      const middle = (points[i - 1].x + points[i].x) / 2;
      line += "C" + [middle, points[i - 1].y, middle, points[i].y, points[i].x, points[i].y].join(" ");
    }
    return line;
  }

  const nodes = new Map();
  const edges = [];
  let size = { width: 1, height: 1 };

  function draw() {
    const graph = layout();
    size = graph.graph();
    const below = element("g", {}, view);
    const above = element("g", {}, view);
    for (const id of graph.edges()) {
      const { edge, label, points, x, y } = graph.edge(id);
      if (!label && points.length === 3) points.splice(1, 1);
      const [first, last] = [graph.node(id.v), graph.node(id.w)];
      points[0] = { x: first.x + first.width / 2, y: first.y };
      points[points.length - 1] = { x: last.x - last.width / 2, y: last.y };
      const line = element("path", { class: "edge " + edge.kind, d: path(points) }, below);
      element("title", {}, line, edge.needs + " \u2192 " + edge.task + (label ? " (" + label + ")" : ""));
      const parts = [line];
      if (label) parts.push(element("text", { class: "word", x, y: y + 3 }, below, cut(label)));
      edges.push({ edge, parts });
    }
    for (const name of graph.nodes()) {
      const { task, head, about, width, height, x, y } = graph.node(name);
      const left = x - width / 2;
      const top = y - height / 2;
      const node = element("g", {
        class: "node" + (task.cached ? " keeps" : ""), tabindex: "0", role: "button", "data-name": name,
        transform: "translate(" + left + " " + top + ")",
        "aria-label": name + ", " + (task.last_outcome || "not run yet") + (task.summary ? ", " + task.summary : ""),
      }, above);
      element("title", {}, node, [name, task.summary, place(task), task.last_outcome ? "last: " + task.last_outcome : ""]
        .filter(Boolean).join("\n"));
      element("rect", { width, height, class: outcome(task) }, node);
      const line = element("text", { x: 13, y: about ? 18 : 20 }, node);
      const cutAt = head.length - task.name.length + (task.group ? task.group.length + 1 : 0);
      element("tspan", { class: "group" }, line, head.slice(0, cutAt));
      element("tspan", {}, line, head.slice(cutAt));
      if (about) element("text", { x: 13, y: 34, class: "about" }, node, about);
      node.addEventListener("click", () => { if (!moved) choose(name); });
      node.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { choose(name); event.preventDefault(); }
      });
      node.addEventListener("focus", () => { if (node.matches(":focus-visible")) reveal(name); });
      nodes.set(name, { node, x, y, width, height });
    }
  }

  /* What the view shows: a point of the drawing at its top left, and how large. */
  let at = { x: 0, y: 0, zoom: 1 };

  function show(x, y, zoom) {
    at = { x, y, zoom: Math.min(4, Math.max(0.02, zoom)) };
    view.setAttribute("transform", "scale(" + at.zoom + ") translate(" + -at.x + " " + -at.y + ")");
  }

  function fitting(box) {
    return Math.min(1.25, box.width / size.width, box.height / size.height);
  }

  /* Everything, or, where that could not be read, the first task that was asked for. */
  function begin() {
    fit();
    if (data.roots.length > 0 && at.zoom < READABLE) reveal(data.roots[0]);
  }

  function fit() {
    const box = svg.getBoundingClientRect();
    const zoom = fitting(box);
    show((size.width - box.width / zoom) / 2, (size.height - box.height / zoom) / 2, zoom);
  }

  function zoomAt(factor, px, py) {
    const x = at.x + px / at.zoom;
    const y = at.y + py / at.zoom;
    const zoom = Math.min(4, Math.max(0.02, at.zoom * factor));
    show(x - px / zoom, y - py / zoom, zoom);
  }

  function zoom(factor) {
    const box = svg.getBoundingClientRect();
    zoomAt(factor, box.width / 2, box.height / 2);
  }

  /* Brings a task into the middle if it cannot be seen, or not be read. */
  function reveal(name) {
    const { x, y, width, height } = nodes.get(name);
    const box = svg.getBoundingClientRect();
    const seen = x - width / 2 > at.x && x + width / 2 < at.x + box.width / at.zoom
      && y - height / 2 > at.y && y + height / 2 < at.y + box.height / at.zoom;
    if (!seen || at.zoom < 0.5) {
      const scale = Math.max(at.zoom, 0.8);
      show(x - box.width / scale / 2, y - box.height / scale / 2, scale);
    }
  }

  function reach(start, from, to) {
    const reached = new Set([start]);
    for (const name of reached) {
      for (const { edge } of edges) if (edge.kind !== "order" && edge[from] === name) reached.add(edge[to]);
    }
    return reached;
  }

  function choose(name) {
    highlight(name, name === null ? null : new Set([...reach(name, "task", "needs"), ...reach(name, "needs", "task")]));
    detail.hidden = name === null;
    if (name !== null) describe(tasks.get(name));
  }

  /* Leaves only some tasks clear, or all. */
  function highlight(name, near) {
    for (const [other, { node }] of nodes) {
      node.classList.toggle("far", near !== null && !near.has(other));
      node.classList.toggle("chosen", other === name);
    }
    for (const { edge, parts } of edges) {
      const far = near !== null && !(near.has(edge.task) && near.has(edge.needs));
      for (const part of parts) part.classList.toggle("far", far);
      parts[0].classList.toggle("near", edge.task === name || edge.needs === name);
    }
  }

  function describe(task) {
    detail.textContent = "";
    html("h2", task.name, detail);
    if (task.summary) html("p", task.summary, detail);
    const list = html("dl", "", detail);
    const say = (term, text) => { if (text) { html("dt", term, list); html("dd", text, list); } };
    const join = (mine, theirs) => data.edges.filter((edge) => edge[mine] === task.name)
      .map((edge) => edge[theirs] + (words(edge) ? " (" + words(edge) + ")" : "")).join(", ");
    say("Source", place(task));
    say("Last outcome", task.last_outcome || "not run yet");
    say("Results", task.cached ? "cached" : "not cached");
    say("Needs", join("task", "needs"));
    say("Needed by", join("needs", "task"));
  }

  function legend() {
    const list = document.getElementById("legend");
    for (const name of OUTCOMES) {
      const count = data.tasks.filter((task) => outcome(task) === name).length;
      if (count) {
        const item = html("li", "", list);
        html("i", "", item).className = name;
        item.append((name === "none" ? "not run yet" : (SIGNS[name] + " " + name)) + " " + count);
      }
    }
    if (data.tasks.some((task) => task.cached)) html("li", "thick border: cached", list);
    if (data.edges.some((edge) => edge.kind === "order")) html("li", "dashes: order only", list);
    if (data.edges.some((edge) => edge.kind === "before")) html("li", "dots: before", list);
    for (const task of data.tasks) html("option", "", document.getElementById("names")).value = task.name;
  }

  /* Whether somebody has chosen what to look at. */
  let touched = false;
  for (const kind of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(kind, () => { touched = true; }, { capture: true, passive: true });
  }

  let moved = false;
  let grip = null;
  svg.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button === 0) grip = { px: event.clientX, py: event.clientY, x: at.x, y: at.y, id: event.pointerId };
  });
  svg.addEventListener("pointermove", (event) => {
    if (grip === null || grip.id !== event.pointerId) return;
    const dx = event.clientX - grip.px;
    const dy = event.clientY - grip.py;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    /* Only now: a click has to reach the task below the pointer. */
    if (!moved) { svg.setPointerCapture(event.pointerId); svg.classList.add("moving"); }
    moved = true;
    show(grip.x - dx / at.zoom, grip.y - dy / at.zoom, at.zoom);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => { grip = null; svg.classList.remove("moving"); });
  }
  svg.addEventListener("click", (event) => { if (!moved && !event.target.closest(".node")) choose(null); });
  svg.addEventListener("wheel", (event) => {
    const box = svg.getBoundingClientRect();
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
    event.preventDefault();
  }, { passive: false });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { choose(null); return; }
    if (event.target === find || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60 / at.zoom;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else if (event.key === "/") find.focus();
    else if (moves[event.key] && svg.contains(event.target)) show(at.x + moves[event.key][0], at.y + moves[event.key][1], at.zoom);
    else return;
    event.preventDefault();
  });
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = data.tasks.map((task) => task.name).filter((name) => name.toLowerCase().includes(wanted));
    choose(null);
    if (tasks.has(find.value.trim())) choose(find.value.trim());
    else if (wanted !== "") highlight(null, new Set(found));
    if (wanted !== "" && found.length > 0) reveal(tasks.has(find.value.trim()) ? find.value.trim() : found[0]);
  });
  document.getElementById("in").addEventListener("click", () => zoom(1.25));
  document.getElementById("out").addEventListener("click", () => zoom(0.8));
  document.getElementById("fit").addEventListener("click", fit);
  addEventListener("resize", () => { if (!touched) begin(); });

  document.getElementById("title").textContent = document.title;
  document.getElementById("table").open = false;
  document.documentElement.classList.add("drawn");
  draw();
  legend();
  begin();
})();

/* okrdocs: the filter of boards, chains and sizes of maps. Every page reads without it. */
(() => {
	const all = (query, root = document) => [...root.querySelectorAll(query)];

	/* Show and count the rows that a filter asks for, in the order it asks for. */
	function filter(form) {
		const want = new FormData(form);
		const [owner, tag, period, text] = ["owner", "tag", "period", "text"].map((name) =>
			(want.get(name) || "").toLowerCase().trim());
		const health = want.getAll("health");
		const order = form.elements.sort.selectedIndex - 1; // the first is that of the text
		const { compare } = new Intl.Collator([], { numeric: true });
		const says = (row) =>
			[row.cells[0].textContent, row.dataset.okrHolds].join("\n").toLowerCase().includes(text);
		const shown = [0, 0];
		for (const part of all("[data-okr-period]")) {
			const board = part.querySelector("table");
			const before = [...board.tBodies];
			before.forEach((group, at) => {
				group.okrAt ??= at;
				group.okrPlace = group.dataset.okrBy.split("\n")[order] || "";
			});
			const groups = [...before].sort((a, b) => compare(a.okrPlace, b.okrPlace) || a.okrAt - b.okrAt);
			if (groups.some((group, at) => group !== before[at])) board.append(...groups); // or all is laid out anew
			for (const group of groups) {
				const [top, ...rows] = group.rows;
				const named = says(top);
				const is = (row, what) => row.dataset[what] || group.dataset[what];
				const fits = (row) =>
					row.dataset.okrHealth && (named || says(row)) &&
					(!period || part.dataset.okrPeriod.toLowerCase() === period) &&
					(!owner || is(row, "okrOwner") === owner) &&
					(!tag || is(row, "okrTags")?.toLowerCase().split("\n").includes(tag)) &&
					(!health[0] || health.includes(row.dataset.okrHealth));
				const left = rows.filter((row) => !(row.hidden = !fits(row))).length;
				group.hidden = !left && !fits(top);
				shown[0] += !group.hidden && !!top.dataset.okrId;
				shown[1] += left;
			}
			part.hidden = groups.every((group) => group.hidden);
		}
		all("span", form.nextElementSibling).forEach((count, at) =>
			(count.textContent = shown[at].toLocaleString("fr"))); // whose digits are grouped as ours
	}

	/* Keep what is asked for in the address, to send it or come back to it. */
	function keep(form) {
		const query = new URLSearchParams(new FormData(form));
		for (const [name, value] of [...query]) value || query.delete(name);
		history.replaceState(history.state, "", location.pathname + `?${query}`.replace(/\?$/, ""));
		filter(form);
	}

	function restore() {
		const query = new URLSearchParams(location.search);
		for (const form of all(".okr-filter")) {
			for (const field of form.elements) {
				if (field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
				else field.value = query.get(field.name) || field.value;
			}
			filter(form);
		}
	}

	/* Light all that leads to a node, and all that it leads to. */
	function chain({ target, type }) {
		const node = target.closest?.(".okr-node");
		if (!node) return;
		const map = node.closest(".okr-map");
		const lit = (part, on = true) => part.classList.toggle("okr-lit", on);
		all(".okr-lit", map).forEach((part) => lit(part, false));
		if (type.endsWith("out")) return;
		const edges = all("[data-okr-edge]", map).map((path) => [path, ...path.dataset.okrEdge.split(" ")]);
		for (const [from, to] of [[1, 2], [2, 1]]) {
			const ids = new Set([node.dataset.okrId]);
			for (const id of ids) {
				for (const edge of edges.filter((edge) => edge[from] === id)) lit(edge[0]), ids.add(edge[to]);
			}
			all("[data-okr-id]", map).filter((part) => ids.has(part.dataset.okrId)).forEach((part) => lit(part));
		}
	}

	/* Make a button's map larger or smaller, or as small as the window needs. */
	function zoom(button) {
		const map = button.closest(".okr-legend").nextElementSibling.firstElementChild;
		const width = map.parentElement.clientWidth / map.getAttribute("width");
		const fit = Math.min(1, width, (innerHeight - 120) / map.getAttribute("height"));
		const size = (+map.style.zoom || 1) * button.dataset.okrZoom || fit;
		map.style.zoom = Math.min(3, Math.max(0.4, size));
	}

	const on = (types, act) => types.split(" ").forEach((type) => addEventListener(type, act));
	on("pointerover pointerout focusin focusout", chain);
	on("input submit reset", (event) => {
		const form = event.target.closest(".okr-filter");
		if (form && event.type === "submit") event.preventDefault();
		else if (form) setTimeout(keep, 0, form); // fields are cleared after the event
	});
	on("click", ({ target }) => {
		const button = target.closest?.("[data-okr-zoom]");
		if (button) zoom(button);
		const team = target.closest?.("a.okr-n-team");
		if (team) document.getElementById(team.hash.slice(1)).closest("details").open = true;
	});
	if (window.document$) document$.subscribe(restore); // Material swaps pages without loading them
	else restore();
})();

/* okrdocs: the filter of boards, chains and sizes of maps. Every page reads without it. */
(() => {
	const all = (query, root = document) => [...root.querySelectorAll(query)];
	const plain = (text) => text.toLowerCase().trim();
	/* What a filter asks for, by the names of its fields: they stand in the address. */
	const asks = ["text", "period", "owner", "tag", "health", "sort"];
	const holds = (lines, line) => !line || lines?.toLowerCase().split("\n").includes(line);
	/* Hide the parts that don't fit, and count the others. */
	const show = (parts, fits) => parts.filter((part) => !(part.hidden = !fits(part))).length;

	/* Show and count the rows that a filter asks for, in the order it asks for. */
	function filter(form) {
		const want = new FormData(form);
		const [text, period, owner, tag] = asks.map((name) => plain(want.get(name) || ""));
		const health = want.getAll("health");
		const order = form.sort.selectedIndex - 1; // the first is that of the text
		const { compare } = new Intl.Collator([], { numeric: true });
		const says = (row) => plain([row.cells[0].textContent, row.dataset.okrHolds].join("\n")).includes(text);
		const shown = [0, 0];
		for (const part of all("[data-okr-period]")) {
			location.search && part.classList.add("okr-asked");
			const board = part.querySelector("table");
			const before = [...board.tBodies];
			before.forEach((group, at) => {
				group.okrAt ??= at;
				group.okrPlace = group.dataset.okrBy.split("\n")[order] || "";
			});
			const groups = [...before].sort((a, b) => compare(a.okrPlace, b.okrPlace) || a.okrAt - b.okrAt);
			if (groups.some((group, at) => group !== before[at])) board.append(...groups); // or all is laid out anew
			part.hidden = !show(groups, (group) => {
				const [top, ...rows] = group.rows;
				const named = says(top);
				const is = (row, what) => row.dataset[what] || group.dataset[what];
				const fits = (row) =>
					row.dataset.okrHealth && (named || says(row)) &&
					holds(part.dataset.okrPeriod, period) &&
					holds(is(row, "okrOwner"), owner) &&
					holds(is(row, "okrTags"), tag) &&
					(!health[0] || health.includes(row.dataset.okrHealth));
				const left = show(rows, fits);
				const fit = !!(left || fits(top));
				shown[0] += fit && !!top.dataset.okrId;
				shown[1] += left;
				return fit;
			});
		}
		all("span", form.nextElementSibling).forEach((count, at) =>
			(count.textContent = shown[at].toLocaleString("fr"))); // whose digits are grouped as ours
		for (const list of all("[data-okr-list]")) {
			const left = show(all("[data-okr-owner]", list), (item) => holds(item.dataset.okrOwner, owner));
			list.hidden = owner && !left;
			show(all(".okr-legend, summary", list), () => !owner); // they count what is everybody's
			all("details", list).forEach((more) => (more.open ||= owner));
		}
	}

	/* Keep what is asked for in the address, to send it or come back to it. */
	function keep(form) {
		const address = new URL(location);
		const query = address.searchParams;
		asks.forEach((name) => query.delete(name));
		for (const [name, value] of new FormData(form)) value && query.append(name, value);
		history.replaceState(history.state, "", address);
		filter(form);
	}

	/* Ask for what stands in the address; nobody of that name is not everybody, so the name becomes a choice. */
	function restore() {
		const query = new URLSearchParams(location.search);
		for (const form of all(".okr-filter")) {
			for (const field of form) {
				const asked = query.getAll(field.name);
				if (field.type === "checkbox") {
					field.checked = asked.includes(field.value);
					field.parentNode.hidden &&= !field.checked;
				} else if (asked[0]) {
					const known = all("option", field).find((one) => plain(one.value) === plain(asked[0]));
					known || field.options?.add(new Option(asked[0]));
					field.value = known?.value || asked[0];
				}
			}
			keep(form);
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
		else form && setTimeout(keep, 0, form); // fields are cleared after the event
	});
	on("click", ({ target }) => {
		const button = target.closest?.("[data-okr-zoom]");
		if (button) zoom(button);
	});
	window.document$ ? document$.subscribe(restore) : restore(); // Material swaps pages without loading them
})();

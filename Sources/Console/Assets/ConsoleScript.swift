/// The keys. Everything works without them: each presses a button or follows a link that is on the page. What it says stands on
/// the page in the language of its reader (`data-…`).
enum ConsoleScript {
  static let text = """
    "use strict";
    // What is new is said, and never changes a page under its reader's hands.
    (() => {
      const line = document.getElementById("live");
      const sum = { findings: 0, judgements: 0, notes: 0 };
      const show = (change) => {
        const parts = [];
        for (const [key, one] of [["findings", "finding"], ["judgements", "judgement"], ["notes", "note"]]) {
          sum[key] += change[key];
          if (sum[key]) parts.push(line.dataset[sum[key] === 1 ? one : key].replace("%n", sum[key]));
        }
        if (!parts.length) return;
        const link = document.createElement("a");
        link.href = location.href;
        link.textContent = line.dataset.again;
        line.replaceChildren(`${line.dataset.new} ${parts.join(", ")} — `, link);
        line.hidden = false;
      };
      // One connection a browser, whatever is open: who holds the lock listens for all.
      const channel = new BroadcastChannel("tocsin");
      channel.onmessage = (event) => show(event.data);
      if (navigator.locks) {
        navigator.locks.request("tocsin-live", () => new Promise(() => {
          const source = new EventSource("/events");
          source.addEventListener("change", (event) => {
            const change = JSON.parse(event.data);
            channel.postMessage(change);
            show(change);
          });
          window.addEventListener("pagehide", () => source.close());
        }));
      }
    })();

    // A slider shows what it says as soon as it is let go.
    for (const form of document.querySelectorAll("form[data-live]")) {
      form.addEventListener("change", () => form.requestSubmit());
    }

    // What is copied is not followed: a button beside an address that nobody should open by a slip.
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.copied;
      });
    }

    // A text may be dropped as a file, of plain text and of a length that can be compared.
    for (const area of document.querySelectorAll("textarea[data-drop]")) {
      area.addEventListener("dragover", (event) => event.preventDefault());
      area.addEventListener("drop", async (event) => {
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        area.value = (await file.slice(0, 1 << 20).text()).replaceAll("\\0", " ");
      });
    }

    // Files are sent one by one, each with its progress, until they are read; what was sent before is known again.
    (() => {
      const form = document.getElementById("add");
      if (!form) return;
      const files = document.getElementById("files");
      const list = document.getElementById("sending");
      const plain = (name) => name.replace(/[^A-Za-z0-9._-]/g, "-").replace(/^[.]+/, "").slice(-80) || "file";
      const send = (file, name) => new Promise((resolve) => {
        const item = document.createElement("li");
        const say = (text) => { item.textContent = `${file.name}: ${text}`; };
        list.append(item);
        const request = new XMLHttpRequest();
        request.open("PUT", `/api/v1/uploads/console/${name}`);
        request.upload.onprogress = (event) => say(`${Math.floor(100 * event.loaded / event.total)}%`);
        request.onloadend = async () => {
          if (request.status === 409 && !name.startsWith("again-")) {
            item.remove();
            return resolve(await send(file, `again-${Date.now()}-${name}`.slice(0, 100)));
          }
          const outcome = { 200: "known", 201: "stored", 413: "large", 0: "lost" }[request.status];
          say(list.dataset[outcome || "refused"]);
          if (request.status === 200 || request.status === 201) follow(name, say);
          resolve();
        };
        request.send(file);
      });
      // How far reading is, asked for once a second, and seldom after a minute.
      const follow = async (name, say) => {
        for (let turn = 0; turn < 600; turn++) {
          await new Promise((resolve) => setTimeout(resolve, turn < 60 ? 1000 : 10000));
          const answer = await fetch(`/api/v1/uploads/console/${name}`).catch(() => null);
          if (!answer || !answer.ok) continue;
          const upload = await answer.json();
          const found = list.dataset.found.replace("%n", upload.documents)
            + (upload.diagnostics.length ? ` · ${list.dataset.remarks.replace("%n", upload.diagnostics.length)}` : "");
          say(upload.documents || upload.state === "done" ? `${list.dataset[upload.state]} · ${found}` : list.dataset[upload.state]);
          if (upload.state === "done" || upload.state === "failed") return;
        }
      };
      const all = async (chosen) => {
        for (const file of chosen) await send(file, plain(file.name));
        if (chosen.length) list.append(list.dataset.again);
      };
      // A folder gives its files, those of folders within it as well.
      const within = async (entry) => {
        if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
        const reader = entry.createReader();
        const files = [];
        for (;;) {
          const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
          if (!some.length) return files;
          for (const one of some) files.push(...await within(one));
        }
      };
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        all([...files.files]);
      });
      form.addEventListener("dragover", (event) => event.preventDefault());
      form.addEventListener("drop", (event) => {
        event.preventDefault();
        // Entries are gone with the event: they are taken before anything is waited for.
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
        Promise.all(entries.map(within)).then((files) => all(files.flat()));
      });
      document.getElementById("folder").addEventListener("change", (event) => all([...event.target.files]));
    })();

    (() => {
      const rows = [...document.querySelectorAll("table.queue tbody tr")];
      const links = rows.map((row) => row.querySelector(".what a"));
      const dialog = document.getElementById("keys");
      let at = -1;

      const choose = (index) => {
        if (!rows.length) return;
        if (at >= 0) rows[at].classList.remove("chosen");
        at = Math.max(0, Math.min(rows.length - 1, index));
        rows[at].classList.add("chosen");
        links[at].focus({ preventScroll: true });
        rows[at].scrollIntoView({ block: "nearest" });
      };

      // A dismissal needs a reason, a duplicate its number: the key leads to the field, Enter in it sends.
      const fields = { d: ["reason", "dismissed"], x: ["duplicate", "duplicate"] };
      const press = (value) => {
        const form = document.getElementById("judge");
        const button = form && form.querySelector(`button[value="${value}"]`);
        if (button) form.requestSubmit(button);
      };

      for (const [id, value] of Object.values(fields)) {
        const field = document.getElementById(id);
        if (!field) continue;
        field.addEventListener("keydown", (event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            if (field.value.trim()) press(value);
          }
        });
      }

      // A row is ticked by a key, a range by Shift: from the one that was ticked last to this one.
      const ticks = rows.map((row) => row.querySelector("input[type=checkbox]"));
      let from = -1;
      const tick = (index, isRange) => {
        if (isRange && from >= 0) {
          for (let i = Math.min(from, index); i <= Math.max(from, index); i++) ticks[i].checked = ticks[index].checked;
        }
        from = index;
      };
      ticks.forEach((box, index) => box && box.addEventListener("click", (event) => tick(index, event.shiftKey)));

      // One answer to one press: a second would be refused as overtaken.
      document.addEventListener("submit", (event) => {
        if (event.target.dataset.sent) event.preventDefault();
        else if (event.target.method === "post") event.target.dataset.sent = "1";
      });
      // A page that comes back from the browser's memory can be used again.
      window.addEventListener("pageshow", () => {
        for (const form of document.forms) delete form.dataset.sent;
      });

      // The keys of this page: what it has, in its own words.
      const help = () => {
        const list = dialog.querySelector("dl");
        for (const old of list.querySelectorAll(".own")) old.remove();
        for (const row of list.children) row.hidden = !document.querySelector(row.dataset.for);
        for (const own of [...document.querySelectorAll("[data-key]")].reverse()) {
          const words = (own.matches("form") ? own.querySelector("button") : own).cloneNode(true);
          for (const kbd of words.querySelectorAll("kbd")) kbd.remove();
          const row = list.firstElementChild.cloneNode(true);
          row.className = "own";
          row.hidden = false;
          row.querySelector("kbd").textContent = own.dataset.key.replace("Escape", "Esc");
          row.querySelector("dd").textContent = own.title || words.textContent.trim();
          list.prepend(row);
        }
        dialog.showModal();
      };

      document.addEventListener("keydown", (event) => {
        const target = event.target;
        const form = target.form;
        // Of several buttons nobody can know which is meant.
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.querySelectorAll("button").length === 1) {
          event.preventDefault();
          return form.requestSubmit(form.querySelector("button"));
        }
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
        const isTyping = target.matches("input:not([type=checkbox]), textarea, select");
        if (event.key === "Escape" && isTyping) {
          target.blur();
          return event.preventDefault();
        }
        if (isTyping || dialog.open) return;
        if (event.key === "/") {
          document.getElementById("find").select();
          return event.preventDefault();
        }
        if (event.key === "?") return help();
        if (event.key === "n" && rows.length) {
          const next = rows.findIndex((row, index) => index > at && row.classList.contains("new"));
          event.preventDefault();
          if (next >= 0) return choose(next);
        }
        if (rows.length && (event.key === "j" || event.key === "k")) {
          choose(event.key === "j" ? at + 1 : at - 1);
          return event.preventDefault();
        }
        if (rows.length && event.key === "Enter" && target === document.body && at >= 0) {
          return links[at].click();
        }
        if (at >= 0 && ticks[at] && event.key.toLowerCase() === "s") {
          ticks[at].checked = event.key === "S" || !ticks[at].checked;
          return tick(at, event.key === "S");
        }
        if (event.repeat) return;
        const field = fields[event.key] && document.getElementById(fields[event.key][0]);
        if (field && !field.value.trim()) {
          field.focus();
          return event.preventDefault();
        }
        const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
        if (own) {
          event.preventDefault();
          if (!own.matches("form")) own.click();
          // Who opens a form wants to write into it.
          if (own.matches("form") || (own.matches("summary") && own.parentElement.open)) {
            own.closest("form, details").querySelector("input:not([type=hidden]), textarea, select")?.focus();
          }
        }
      });
    })();
    """
}

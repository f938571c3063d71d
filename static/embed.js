// What a console does to have the form in its page: it hands over what it knows, looks where it likes, and takes the plan
// when its own button is pressed. The form follows the page's theme without a line here.

const FORM = "create-backup-plan";
const find = (id) => document.getElementById(id);

// The page's own words, in its languages. What stands in embed.html is the first.
const WORDS = {
  menu: ["Menu", "菜单"],
  console: ["Cloud console", "云控制台"],
  theme: ["Theme", "主题"],
  light: ["Light", "浅色"],
  dark: ["Dark", "深色"],
  brand: ["Brand", "品牌色"],
  blue: ["Blue", "蓝色"],
  orange: ["Orange", "橙色"],
  yellow: ["Yellow", "黄色"],
  density: ["Density", "密度"],
  compact: ["Compact", "紧凑"],
  comfortable: ["Comfortable", "宽松"],
  language: ["Language", "语言"],
  product: ["Cloud Backup", "云备份"],
  overview: ["Overview", "概览"],
  plans: ["Backup plans", "备份计划"],
  vaults: ["Backup vaults", "备份库"],
  jobs: ["Restore jobs", "恢复任务"],
  alerts: ["Alerts", "告警"],
  path: ["Breadcrumb", "当前位置"],
  new: ["New", "新建"],
  title: ["Create a backup plan", "创建备份计划"],
  start: ["Start from", "以此为起点"],
  use: ["Use it", "采用"],
  create: ["Create plan", "创建计划"],
  loading: ["The form is loading.", "表单正在加载。"],
  sent: ["This page would send now", "本页面此时会发送的请求"],
  sentAbout: [
    "The form sends nothing. A console signs the request on its server, where the keys are.",
    "表单不发送任何内容。控制台在保存密钥的服务端签名并发送请求。",
  ],
  heard: ["What the form has told this page", "表单告知本页面的内容"],
  heardAbout: ["Events of the element, the last one first. None carries a key.", "元素的事件，最新的在前，均不含密钥。"],
  more: ["More forms on one page", "同一页面上的多个表单"],
  moreAbout: [
    "Each keeps its own plan. All of them share one WebAssembly and one style sheet.",
    "每个表单各有自己的计划，共用一份 WebAssembly 和一份样式表。",
  ],
  add: ["Add a form", "添加表单"],
  remove: ["Remove the last", "移除最后一个"],
  another: ["Another plan", "另一个计划"],
  taken: ["A plan of this name exists already. Choose another name.", "已存在同名计划，应换用其他名称。"],
};
const language = () => (find("locale").value.startsWith("zh") ? 1 : 0);
const say = (word) => WORDS[word][language()];

// What a console has asked its own services for.
const OPTIONS = {
  vaults: [
    { VaultId: "v-0001photosvault00001", VaultName: "photos-vault", VaultType: "STANDARD", VaultRegionId: "cn-hangzhou", Status: "CREATED" },
    { VaultId: "v-0001ordersvault00001", VaultName: "orders-vault", VaultType: "OTS_BACKUP", VaultRegionId: "cn-hangzhou", Status: "CREATED" },
  ],
  buckets: [
    { Name: "photos-original", Location: "oss-cn-hangzhou", StorageClass: "Standard" },
    { Name: "invoices-2026", Location: "oss-cn-hangzhou", StorageClass: "IA" },
  ],
  instances: [{ InstanceId: "i-bp1testid0000000000a", InstanceName: "web-1", RegionId: "cn-hangzhou", Status: "Running", OSType: "linux" }],
};
const PLANS = [
  { SourceType: "OSS", PlanName: "photos-daily", BackupType: "COMPLETE", VaultId: OPTIONS.vaults[0].VaultId, Bucket: "photos-original", Prefix: "2026/", Schedule: "I|1795543200|P1D", Retention: 30 },
  { SourceType: "OSS", PlanName: "invoices-weekly", BackupType: "COMPLETE", VaultId: OPTIONS.vaults[0].VaultId, Bucket: "invoices-2026", Schedule: "I|1795543200|P7D", Retention: 365 },
  { SourceType: "ECS_FILE", PlanName: "web-logs-daily", BackupType: "COMPLETE", VaultId: OPTIONS.vaults[0].VaultId, InstanceId: OPTIONS.instances[0].InstanceId, Path: ["/var/log"], Schedule: "I|1795543200|P1D", Retention: 14 },
];

const main = document.querySelector(FORM);
main.options = OPTIONS;

// --- what the page asks of all its forms ---

function follow() {
  const [theme, brand] = [find("theme").value, find("brand").value];
  document.body.className = `${theme === "dark" ? "theme-xconsole-dark" : "theme-xconsole"} brand-${brand}`;
  for (const form of document.querySelectorAll(FORM)) {
    form.density = find("density").value;
    form.locale = find("locale").value;
  }
  document.documentElement.lang = find("locale").value;
  document.title = `${say("title")} · ${say("console")}`;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = say(element.dataset.label);
}

for (const choice of ["theme", "brand", "density", "locale"]) find(choice).addEventListener("change", follow);
find("menu").addEventListener("click", () => {
  const open = find("nav").classList.toggle("nav--open");
  find("menu").ariaExpanded = String(open);
});

// --- what a form tells the page ---

// In a word what an event is about. A plan is told by its name: the page has no need to log the rest.
function about({ type, detail }) {
  switch (type) {
    case "cbp-validity": return `errors ${detail.errors} · warnings ${detail.warnings} · notes ${detail.notes}`;
    case "cbp-copy": return `${detail.format} · ${detail.by}`;
    case "cbp-error": return `${detail.stage}: ${detail.error.message}`;
    case "cbp-region": return [detail.region, detail.endpoint].filter(Boolean).join(" · ");
    case "cbp-ready": return "";
    default: return [detail.from, detail.plan.PlanName ?? detail.plan.SourceType].filter(Boolean).join(" · ");
  }
}

const NEWEST = 100;
for (const type of ["cbp-ready", "cbp-input", "cbp-change", "cbp-validity", "cbp-import", "cbp-submit", "cbp-copy", "cbp-region", "cbp-error"]) {
  document.addEventListener(type, (event) => {
    const line = document.createElement("li");
    const forms = [...document.querySelectorAll(FORM)];
    const parts = [new Date().toLocaleTimeString("en-GB"), type, `${forms.length > 1 ? `#${forms.indexOf(event.target) + 1} ` : ""}${about(event)}`];
    for (const part of parts) line.append(Object.assign(document.createElement("span"), { textContent: part }));
    find("log").prepend(line);
    find("log").children[NEWEST]?.remove();
  });
}

// --- what the page does with a plan ---

for (const [index, plan] of PLANS.entries()) find("plans").append(new Option(plan.PlanName, String(index)));
find("use").addEventListener("click", async () => {
  await main.setPlan(PLANS[Number(find("plans").value)]);
  await main.focusField("/PlanName");
});

// The browser asks the element first: while the plan has errors it shows them, and this is never called.
find("create").addEventListener("submit", async (event) => {
  event.preventDefault();
  const plan = await main.getPlan();
  if (PLANS.some(({ PlanName }) => PlanName === plan.PlanName)) {
    // As a server's answer would be shown: at its field, until the value is another.
    main.messages = [{ pointer: "/PlanName", message: say("taken") }];
    await main.focusField("/PlanName");
    return;
  }
  const { text } = await main.emit("wire");
  find("request").textContent = text;
  find("sent").hidden = false;
  find("sent").focus();
});

// --- more of them ---

find("add").addEventListener("click", () => {
  const panel = Object.assign(document.createElement("section"), { className: "panel", ariaLabel: say("another") });
  const form = document.createElement(FORM);
  Object.assign(form, { options: OPTIONS, outputs: "none", density: find("density").value, locale: find("locale").value });
  panel.append(form);
  find("others").append(panel);
  find("remove").disabled = false;
});
find("remove").addEventListener("click", () => {
  find("others").lastElementChild?.remove();
  find("remove").disabled = !find("others").hasChildNodes();
});

follow();

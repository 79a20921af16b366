-- Runs inside Neovim, started by neovim.sh: the help that is asked for while writing. What a statement is made of, what
-- it lacks, what fits a slot, and the one edit to make next. It waits in a coroutine, so that Neovim reads its keys and
-- answers the server's questions in between.

local editors, examples = vim.env.CAREER_LS_EDITORS, vim.env.CAREER_LS_EXAMPLES
local folder = examples .. '/../help'
local file = folder .. '/promotion.md'
local support = dofile(vim.env.CAREER_LS_TESTS .. '/neovim_support.lua')
local log, check, told = support.log, support.check, support.told
local client

local TEXT = [[
---
career: {kind: promotion}
---

# Promotion case: Zoé

## History

- Cut release lead time from 9 to 3 days across 6 teams ([before and after](train.md))
- 🚀 **Été à Zürich:** Introduced a release checklist to reduce rollbacks
- Responsible for migrating 12 services to Kubernetes
]]

local CONFIG = [[
[rules]
one-sentence-summary = "off"
too-few-outcomes = "off"
ten-second-scan = "off"
missing-ask = "off"
missing-intention = "off"
missing-matrix = "off"
missing-section = "off"
undated-win = "off"
]]

local function sleep(milliseconds)
  local thread = coroutine.running()
  vim.defer_fn(function() assert(coroutine.resume(thread)) end, milliseconds)
  coroutine.yield()
end

local function now()
  return vim.loop.hrtime() / 1e6
end

-- Whether `condition` comes to hold within five seconds.
local function wait(condition)
  local from = now()
  while not condition() do
    if now() - from > 5000 then return false end
    sleep(20)
  end
  return true
end

local function press(...)
  for _, key in ipairs({ ... }) do
    vim.api.nvim_input(key)
    sleep(60)
  end
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function row_of(text)
  for index, line in ipairs(lines()) do
    local from, to = line:find(text, 1, true)
    if from then return index - 1, from - 1, to, line end
  end
  error('no line has ' .. text)
end

-- Puts the cursor on `text`, in normal mode.
local function go(text)
  local row, from = row_of(text)
  vim.api.nvim_win_set_cursor(0, { row + 1, from })
  return row
end

local function put(row, text)
  vim.api.nvim_buf_set_lines(0, row, row + 1, false, { text })
end

local function write(name, text)
  local out = assert(io.open(folder .. '/' .. name, 'wb'))
  out:write(text)
  out:close()
end

local function apply(title)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.title:find(title, 1, true) ~= nil end,
  })
end

-- What a window in front shows, once it has `wanted`.
local function float(wanted)
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      if text:find(wanted, 1, true) then return window, text end
    end
  end
end

local function check_hover()
  go('release lead time')
  vim.lsp.buf.hover()
  local shown = wait(function() return float('release lead time') ~= nil end)
  local window, text = float('release lead time')
  check(shown, 'a hover on a statement opens its window')
  for _, part in ipairs({ 'from 9 to 3 days', 'For whom: 6 teams', 'Proof: before and after', 'step 2: History' }) do
    check((text or ''):find(part, 1, true), 'it shows the part: ' .. part, text)
  end
  if window then vim.api.nvim_win_close(window, true) end
end

-- The hints as they are drawn, each with the number of its line.
local function drawn()
  local out = {}
  for name, space in pairs(vim.api.nvim_get_namespaces()) do
    if name:find('inlay', 1, true) then
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
        local words = {}
        for _, chunk in ipairs(mark[4].virt_text or {}) do table.insert(words, chunk[1]) end
        local text = vim.trim(table.concat(words))
        if text ~= '' then table.insert(out, ('%d:%d %s'):format(mark[2], mark[3], text)) end
      end
    end
  end
  table.sort(out)
  return out
end

local function check_hints()
  if not (vim.lsp.inlay_hint and vim.lsp.inlay_hint.enable) then
    return log('        this Neovim shows no hints')
  end
  local function on(yes)
    if vim.fn.has('nvim-0.11') == 1 then vim.lsp.inlay_hint.enable(yes) else vim.lsp.inlay_hint.enable(yes, { bufnr = 0 }) end
  end
  on(true)
  sleep(700)
  vim.cmd('redraw')
  check(#drawn() == 0, 'the editor shows none until the case asks for them', table.concat(drawn(), ', '))
  write('career-ls.toml', 'inlay-hints = true\n' .. CONFIG)
  -- Where the client watches no files, the next edit looks at the configuration.
  sleep(1200)
  put(#lines() - 1, lines()[#lines()] .. ' ')
  local migrating, _, _, duty = row_of('Responsible for migrating')
  local checklist, _, _, wish = row_of('Introduced a release checklist')
  local wanted = { ('%d:%d measure?'):format(migrating, #vim.trim(duty)), ('%d:%d measure?'):format(checklist, #wish) }
  table.sort(wanted)
  local good = wait(function()
    vim.cmd('redraw')
    return vim.deep_equal(drawn(), wanted)
  end)
  check(good, 'hints stand behind what lacks a measure, also behind an emoji and accents',
    ('%s, wanted %s'):format(table.concat(drawn(), ', '), table.concat(wanted, ', ')))
  put(migrating, vim.trim(duty))
  on(false)
  vim.cmd('redraw')
  check(wait(function() return #drawn() == 0 end), 'they go when the editor hides them', table.concat(drawn(), ', '))
end

-- What is asked by `window/showMessageRequest` is answered by the entry that has `title`; gives what was on offer.
local function answer(title)
  local asked = {}
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do table.insert(asked, item.title) end
    for index, item in ipairs(items) do
      if item.title:find(title, 1, true) then return choose(item, index) end
    end
    choose(nil)
  end
  return asked
end

local function check_next()
  local row, from = row_of('Responsible for migrating')
  local before = lines()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local select = vim.ui.select
  local asked = answer('Say what you did')
  apply('Next best edit')
  local function there() return vim.deep_equal(vim.api.nvim_win_get_cursor(0), { row + 1, from }) end
  check(wait(there), 'the next best edit leads to its place', vim.inspect(vim.api.nvim_win_get_cursor(0)))
  before[row + 1] = '- Migrated 12 services to Kubernetes'
  local made = wait(function() return lines()[row + 1] == before[row + 1] end)
  check(made, 'and the rewrite that it offers is made once it is chosen', lines()[row + 1])
  check(#asked == 1, 'it is one offer', table.concat(asked, ', '))
  check(vim.deep_equal(lines(), before), 'and no other line changes')
  vim.ui.select = select
  return row
end

-- Who asks for rewrites is offered more than what answers a finding.
local function check_further()
  local row, _, _, line = row_of('Introduced a release checklist')
  local function offered(context)
    local titles
    local select = vim.ui.select
    vim.ui.select = function(items)
      titles = {}
      for _, item in ipairs(items) do table.insert(titles, (item.action or item[2]).title) end
    end
    go('release checklist')
    vim.lsp.buf.code_action({ context = context })
    wait(function() return titles ~= nil end)
    vim.ui.select = select
    return titles or {}
  end
  local all, rewrites = offered(nil), offered({ only = { 'refactor' } })
  local whom = 'Add the size of the effect, and for whom'
  check(all[1] == 'Add the size of the effect' and not vim.tbl_contains(all, whom),
    'a finding comes with what answers it', table.concat(all, ', '))
  check(rewrites[1] == all[1] and vim.tbl_contains(rewrites, whom), 'who asks for rewrites gets more',
    table.concat(rewrites, ', '))
  check(lines()[row + 1] == line, 'and nothing changes by asking')
end

-- What Neovim's own menu lists.
local function menu()
  local words = {}
  for _, item in ipairs(vim.fn.complete_info({ 'items' }).items or {}) do
    table.insert(words, vim.trim(item.abbr ~= '' and item.abbr or item.word))
  end
  return words
end

local function shows(word)
  return wait(function() return vim.tbl_contains(menu(), word) end)
end

-- `cf⟩<C-x><C-o>` on the slot `label`, until the menu offers `word`; then `word` is taken. Neovim's own list replaces what
-- stands before the cursor and nothing behind it, and hides what does not begin with it: an emptied slot has neither.
local function fill(label, word, name)
  local row, from = row_of(label)
  vim.api.nvim_win_set_cursor(0, { row + 1, from })
  press('cf⟩', '<C-x><C-o>')
  check(shows(word), name, table.concat(menu(), ', '))
  for index, one in ipairs(menu()) do
    if one == word then
      for _ = 2, index do press('<C-n>') end
      break
    end
  end
  press('<C-y>')
  sleep(100)
  press('<Esc>')
  return row
end

local function check_slots(row, name)
  go('Migrated 12')
  apply('Add the result')
  local sketch = '- Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩'
  check(wait(function() return lines()[row + 1] == sketch end), name .. 'a rewrite leaves slots', lines()[row + 1])
  fill('⟨cutting⟩', 'raising', name .. 'in the first, directions are offered')
  local wanted = sketch:gsub('⟨cutting⟩', 'raising')
  check(lines()[row + 1] == wanted, name .. 'the direction stands in place of its slot', lines()[row + 1])
  fill('⟨what⟩', 'uptime', name .. 'in the second, measures that can be raised')
  wanted = wanted:gsub('⟨what⟩', 'uptime')
  check(lines()[row + 1] == wanted, name .. 'the measure does, too', lines()[row + 1])
  fill('⟨before⟩', '%', name .. 'in the third, units of that measure')
  wanted = wanted:gsub('⟨before⟩', '⟨before⟩%%')
  check(lines()[row + 1] == wanted, name .. 'the unit stands behind its slot, which stays', lines()[row + 1])
  press('<Esc>')
  put(row, '- Migrated 12 services to Kubernetes')
  sleep(100)
end

-- Completion as Neovim 0.11 and newer do it themselves, which makes tab stops of snippets.
local function check_own_completion(row)
  if not (vim.lsp.completion and vim.lsp.completion.enable) then
    return log('        this Neovim completes by <C-x><C-o> alone')
  end
  vim.lsp.completion.enable(true, client.id, 0, { autotrigger = false })
  put(row, '- Migrated 12 services to Kubernetes, cutting lead time from ⟨before⟩ to ⟨after⟩')
  sleep(100)
  go('⟨before⟩')
  press('cf⟩')
  if vim.lsp.completion.get then vim.lsp.completion.get() else vim.lsp.completion.trigger() end
  check(shows('days'), 'its own completion offers units, too', table.concat(menu(), ', '))
  local at = 1
  for index, one in ipairs(menu()) do if one == 'days' then at = index end end
  for _ = 2, at do press('<C-n>') end
  press('<C-y>')
  sleep(200)
  press('4', '0', '<Esc>')
  local wanted = '- Migrated 12 services to Kubernetes, cutting lead time from 40 days to ⟨after⟩'
  check(lines()[row + 1] == wanted, 'the number is typed over the slot, before its unit', lines()[row + 1])
  if vim.snippet then vim.snippet.stop() end
  put(row, '- Migrated 12 services to Kubernetes')
  sleep(100)
end

-- Starts the client as the README has it, and says so where it takes snippets.
local function start(snippets)
  local make = vim.lsp.protocol.make_client_capabilities
  vim.lsp.protocol.make_client_capabilities = function()
    local can = make()
    can.textDocument.completion.completionItem.snippetSupport = snippets
    return can
  end
  support.open(editors, file)
  local up = wait(function()
    client = support.client()
    return client ~= nil
  end)
  vim.lsp.protocol.make_client_capabilities = make
  check(up, 'the client starts ' .. (snippets and 'with snippets' or 'without snippets'))
  check(wait(function() return #vim.diagnostic.get(0) > 1 end), 'findings arrive', told(vim.diagnostic.get(0)))
end

local function stop()
  if vim.lsp.enable and vim.lsp.config then vim.lsp.enable('career_ls', false) end
  vim.lsp.stop_client(client.id)
  local id = client.id
  check(wait(function() return vim.lsp.get_client_by_id(id) == nil end), 'the server stops')
end

local function run()
  support.version()
  if vim.fn.has('nvim-0.10') == 0 then return log('this Neovim is older than what is tried here') end
  vim.fn.mkdir(folder, 'p')
  write('career-ls.toml', CONFIG)
  write('promotion.md', TEXT)
  start(false)
  check_hover()
  check_hints()
  check_further()
  local row = check_next()
  check_slots(row, 'without snippets: ')
  stop()
  vim.cmd('bwipeout!')
  write('promotion.md', (TEXT:gsub('Responsible for migrating', 'Migrated')))
  start(true)
  check_slots(row, 'with snippets: ')
  check_own_completion(row)
end

-- What a person reads below the text would stand between these lines.
vim.o.showmode = false
vim.o.report = 9999
vim.opt.virtualedit = 'onemore'
vim.opt.completeopt = { 'menu', 'menuone' }

local thread = coroutine.create(function()
  local good, message = xpcall(run, debug.traceback)
  support.finish(not good and message or nil)
end)
vim.defer_fn(function() assert(coroutine.resume(thread)) end, 0)

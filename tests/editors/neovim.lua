-- Runs inside Neovim 0.7 to 0.12: nvim --headless -u NONE -i NONE -n -S neovim.lua, started by neovim.sh.
-- Every finding here stands behind an emoji and accents, so that a wrong unit of columns shows.

local editors, case = vim.env.CAREER_LS_EDITORS, vim.env.CAREER_LS_CASE
local file = case .. '/promotion.md'
local support = dofile(vim.env.CAREER_LS_TESTS .. '/neovim_support.lua')
local log, check, told = support.log, support.check, support.told

local function wait(milliseconds, condition)
  return (vim.wait(milliseconds, condition, 10))
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

-- The number of the line that holds `text`, from 0.
local function line_of(text)
  for index, line in ipairs(lines()) do
    if line:find(text, 1, true) then return index - 1, line end
  end
  error('no line has ' .. text)
end

local function findings(row)
  return vim.tbl_filter(function(found) return row == nil or found.lnum == row end, vim.diagnostic.get(0))
end

local function start()
  support.open(editors, file)
  local client
  wait(10000, function()
    client = support.client()
    return client ~= nil
  end)
  if not client then error('the client did not start') end
  return client
end

-- Diagnostics count bytes in Neovim, whatever the two agreed on.
local function check_finding(text, code, severity)
  local row, line = line_of(text)
  local from = line:find(text, 1, true) - 1
  local found = findings(row)
  local one = found[1] or {}
  check(#found == 1 and one.code == code, code .. ' is the one finding on its line', told(found))
  check(one.col == from and one.end_col == from + #text, code .. ' stands on its words',
    ('%s, wanted %d-%d'):format(told(found), from, from + #text))
  check(one.severity == severity, code .. ' weighs what it should', tostring(one.severity))
  check(one.source == 'career-ls', code .. ' says who speaks', tostring(one.source))
end

local function request(client, method)
  local encoding = client.offset_encoding or 'utf-16'
  local params = vim.lsp.util.make_position_params(0, encoding)
  local answer = vim.lsp.buf_request_sync(0, method, params, 5000) or {}
  local mine = answer[client.id] or {}
  check(mine.result ~= nil and not (mine.err or mine.error), method .. ' is answered', vim.inspect(mine))
  return mine.result
end

-- Puts the cursor on `text`, or right behind it.
local function go(text, behind)
  local row, line = line_of(text)
  local from, to = line:find(text, 1, true)
  vim.api.nvim_win_set_cursor(0, { row + 1, behind and to or from - 1 })
  return row
end

local function check_completion(client)
  local row = line_of('Introduced a release checklist')
  vim.api.nvim_buf_set_lines(0, row + 1, row + 1, false, { '- 🚀 Cut rollbacks from 14 to 3 a quarter é #pro' })
  go('#pro', true)
  local result = request(client, 'textDocument/completion') or {}
  local items = result.items or result
  check(#items == 1, 'one attribute is offered', tostring(#items))
  local item = items[1] or {}
  check(item.label == '#program-execution', 'it is the attribute that was meant', tostring(item.label))
  local edit = item.textEdit or {}
  check((edit.newText or item.insertText or item.label) == '#program-execution', 'it inserts the citation')
  if edit.newText then
    vim.lsp.util.apply_text_edits({ { range = edit.range or edit.replace, newText = edit.newText } },
      vim.api.nvim_get_current_buf(),
      client.offset_encoding or 'utf-16')
    local _, line = line_of('Cut rollbacks')
    check(line == '- 🚀 Cut rollbacks from 14 to 3 a quarter é #program-execution', 'it lands where it was typed', line)
  end
  vim.api.nvim_buf_set_lines(0, row + 1, row + 2, false, {})
end

local function check_hover(client)
  go('## History')
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_win_get_cursor(0)[1], 4 })
  local result = request(client, 'textDocument/hover') or {}
  local contents = result.contents or {}
  local text = contents.value or tostring(contents)
  check(text:find('Step 2 of 6', 1, true), 'a hover names the step', text)
  check(text:find('The TPM Craft', 1, true), 'a hover names its source', text)
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local shown_lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        if table.concat(shown_lines, '\n'):find('Step 2 of 6', 1, true) then
          vim.api.nvim_win_close(window, true)
          return true
        end
      end
    end
    return false
  end
  check(wait(5000, float), 'a hover opens its window')
end

-- Old editors ask for outlines, too; folds are asked for from 0.11 on.
local function check_outline(client)
  local result = request(client, 'textDocument/documentSymbol') or {}
  local function named(symbols, wanted)
    for _, symbol in ipairs(symbols or {}) do
      if symbol.name == wanted then return symbol end
      local inner = named(symbol.children, wanted)
      if inner then return inner end
    end
  end
  local history = named(result, 'History')
  check(history and history.detail == 'Step 2 of 6', 'the outline names the step', vim.inspect(history))
  if not vim.lsp.foldexpr then return end
  vim.wo.foldmethod, vim.wo.foldexpr, vim.wo.foldlevel = 'expr', 'v:lua.vim.lsp.foldexpr()', 99
  local row = line_of('## History')
  local folds = wait(5000, function() return vim.fn.foldlevel(row + 1) > 0 and vim.fn.foldlevel(1) > 0 end)
  check(folds, 'sections and the header fold', vim.fn.foldlevel(1) .. ' and ' .. vim.fn.foldlevel(row + 1))
  vim.wo.foldmethod = 'manual'
end

local function apply(title)
  if vim.fn.has('nvim-0.8') == 1 then
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action) return action.title:find(title, 1, true) ~= nil end,
    })
  else
    vim.ui.select = function(items, _, choose)
      for index, item in ipairs(items) do
        local action = item.action or item[2]
        if action.title:find(title, 1, true) then return choose(item, index) end
      end
    end
    vim.lsp.buf.code_action()
  end
end

-- Whoever takes a rewrite with slots is taken to the first of them, once the editor has applied it.
local function check_focus(text, slot)
  if vim.fn.has('nvim-0.8') == 0 then return end
  local function there()
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    return lines()[row]:find(text, 1, true) and lines()[row]:sub(column + 1):find(slot, 1, true) == 1
  end
  check(wait(2000, there), 'the cursor is taken to the first slot', vim.inspect(vim.api.nvim_win_get_cursor(0)))
end

local function check_rewrites()
  local before = lines()
  local row = go('Responsible for migrating')
  local function becomes(wanted)
    local good = wait(5000, function() return lines()[row + 1] == wanted end)
    check(good, 'the line becomes: ' .. wanted, lines()[row + 1])
  end
  apply('Say what you did')
  becomes('- Migrated 12 services to Kubernetes')
  check(wait(5000, function() local f = findings(row) return #f == 1 and f[1].code == 'task-phrasing' and f[1].end_col
    == #lines()[row + 1] end), 'what was done is still a task', told(findings(row)))
  go('Migrated 12')
  apply('Add the result')
  becomes('- Migrated 12 services to Kubernetes, ⟨cutting⟩ ⟨what⟩ from ⟨before⟩ to ⟨after⟩')
  check_focus('Migrated 12', '⟨cutting⟩')
  check(wait(5000, function() local f = findings(row) return #f == 1 and f[1].code == 'unfilled-placeholder' end),
    'an open slot stays in view', told(findings(row)))

  row = go('Introduced a release checklist')
  apply('Add the size')
  becomes('- 🚀 **Été à Zürich:** Introduced a release checklist, reducing rollbacks from ⟨before⟩ to ⟨after⟩')
  check_focus('Introduced a release checklist', '⟨before⟩')
  before[row + 1] = lines()[row + 1]
  before[row + 2] = lines()[row + 2]
  check(vim.deep_equal(before, lines()), 'no other line changed')
end

-- About ten keys a second, as a person types: what is being typed is left in peace until the person pauses.
local function check_typing()
  local row = line_of('Cut release lead time')
  vim.api.nvim_win_set_cursor(0, { row + 1, 0 })
  vim.api.nvim_feedkeys('o', 'xt', false)
  row = row + 1
  local early = {}
  for key in ('- Responsible for on-call'):gmatch('.') do
    vim.api.nvim_feedkeys('A' .. key, 'xt', false)
    vim.wait(100, function()
      for _, found in ipairs(findings(row)) do table.insert(early, found) end
      return false
    end, 20)
  end
  local paused = vim.loop.hrtime()
  check(lines()[row + 1] == '- Responsible for on-call', 'it was typed', lines()[row + 1])
  check(#early == 0, 'nothing is said while it is typed', told(early))
  local spoke = wait(1500, function() return #findings(row) > 0 end)
  check(spoke, 'it is said within a second and a half of a pause')
  log(('        said after %.2f s'):format((vim.loop.hrtime() - paused) / 1e9))
  vim.wait(300)
  local found = findings(row)
  check(#found == 1 and found[1].code == 'task-phrasing', 'and it is one finding', told(found))
end

local function check_stop(client)
  vim.cmd('silent write')
  local text = table.concat(vim.fn.readfile(file), '\n')
  check(text:find('⟨before⟩', 1, true) and text:find('Été à Zürich', 1, true), 'the file is written as it was shown')
  if vim.lsp.enable and vim.lsp.config then vim.lsp.enable('career_ls', false) end
  vim.lsp.stop_client(client.id)
  check(wait(5000, function() return vim.lsp.get_client_by_id(client.id) == nil end), 'the server stops when asked')
end

-- Lets the cursor stand behind the last character of a line, as it does where one types.
vim.opt.virtualedit = 'onemore'

local function run()
  support.version()
  local client = start()
  check(wait(15000, function() return #findings() >= 2 end), 'findings arrive', told(findings()))
  log('        columns are agreed on in ' .. (client.offset_encoding or 'utf-16'))
  check_finding('to reduce rollbacks', 'unmeasured-effect', vim.diagnostic.severity.INFO)
  check_finding('Responsible for migrating 12 services to Kubernetes', 'task-phrasing', vim.diagnostic.severity.WARN)
  check(#findings() == 2, 'and nothing else is found', told(findings()))
  check_completion(client)
  check_hover(client)
  check_outline(client)
  check_rewrites()
  check_typing()
  check_stop(client)
end

local good, message = xpcall(run, debug.traceback)
support.finish(not good and message or nil)

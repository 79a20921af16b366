-- Runs inside Neovim, started by neovim.sh: what a person sees who types in a copy of examples/, key by key in insert
-- mode, with the matrix open in another window. It waits in a coroutine, so that Neovim reads its keys in between.
-- Findings are asked for, not listened to: whether they are pushed or pulled is the client's and the server's business.

local editors, case = vim.env.CAREER_LS_EDITORS, vim.env.CAREER_LS_EXAMPLES
local support = dofile(vim.env.CAREER_LS_TESTS .. '/neovim_support.lua')
local log, check, told = support.log, support.check, support.told
local buffer
local last_key = 0

local function sleep(milliseconds)
  local thread = coroutine.running()
  vim.defer_fn(function() assert(coroutine.resume(thread)) end, milliseconds)
  coroutine.yield()
end

local function now()
  return vim.loop.hrtime() / 1e6
end

-- Milliseconds after `from` at which `condition` was seen to hold; none if it does not within `limit`.
local function took(limit, from, condition)
  while not condition() do
    if now() - from > limit then return nil end
    sleep(10)
  end
  return now() - from
end

-- `condition` holds within `limit` milliseconds of the last key.
local function within(limit, name, condition)
  local after = took(limit, last_key, condition)
  check(after ~= nil and after <= limit, ('%s (%s ms)'):format(name, after and math.floor(after) or 'never'),
    told(vim.diagnostic.get(buffer)))
end

-- Types as a person does, about twelve keys a second; gives the findings that `row` had in between.
local function type_keys(keys, row)
  local early = {}
  for _, key in ipairs(keys) do
    vim.api.nvim_input(key)
    last_key = now()
    sleep(80)
    for _, one in ipairs(row and vim.diagnostic.get(buffer, { lnum = row }) or {}) do table.insert(early, one) end
  end
  return early
end

local function letters(text)
  local keys = {}
  for key in text:gmatch('.') do table.insert(keys, key == '<' and '<lt>' or key) end
  return keys
end

local function row_of(text)
  for index, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if line:find(text, 1, true) then return index - 1 end
  end
  error('no line has ' .. text)
end

local function findings(row)
  return vim.diagnostic.get(buffer, row and { lnum = row } or nil)
end

local function check_task()
  local before = #findings()
  vim.api.nvim_win_set_cursor(0, { row_of('March 2025: cut build time') + 1, 0 })
  local row = row_of('March 2025: cut build time') + 1
  type_keys({ 'o' })
  check(vim.api.nvim_get_mode().mode == 'i', 'it is typed in insert mode', vim.api.nvim_get_mode().mode)
  local text = '- Responsible for the on-call rota of two teams'
  local early = type_keys(letters(text), row)
  check(vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] == text, 'a task is typed at the end of History')
  check(#early == 0, 'nothing is said of it while it is typed', told(early))
  within(1500, 'it is said within 1.5 s of the last key', function() return #findings(row) > 0 end)
  sleep(700)
  local found = findings(row)
  check(#found == 1 and found[1].code == 'task-phrasing', 'it is one finding', told(found))
  check(#findings() == before + 1, 'and no other comes or goes', told(findings()))
  type_keys({ '<Esc>' })
end

local function check_matrix(row)
  vim.cmd('vsplit ' .. vim.fn.fnameescape(case .. '/matrix.md'))
  local matrix = vim.api.nvim_get_current_buf()
  check(#findings(row) == 0, 'an attribute that the matrix has is no finding', told(findings(row)))
  vim.fn.cursor(1, 1)
  vim.fn.search('Program Execution')
  type_keys({ 'c', 'w', 'P', 'l', 'a', 'n' })
  local function unknown()
    local found = findings(row)
    return #found == 1 and found[1].code == 'unknown-attribute'
  end
  within(2000, 'renamed in the matrix, unsaved, it is a finding in the open case within 2 s', unknown)
  check(vim.bo[matrix].modified and vim.fn.match(vim.fn.readfile(case .. '/matrix.md'), 'Program Execution') >= 0,
    'the file still has the old name')
  type_keys({ '<Esc>', 'u' })
  within(2000, 'undone, it is none within 2 s', function() return #findings(row) == 0 end)
  vim.cmd('bwipeout! ' .. matrix)
end

-- Another program writes the matrix. Where the client does not watch files, the next edit of the case looks.
local function check_outside(row)
  local path = case .. '/matrix.md'
  local function write(from, to)
    local text = table.concat(vim.fn.readfile(path), '\n') .. '\n'
    local file = assert(io.open(path, 'w'))
    file:write((text:gsub(from, to)))
    file:close()
  end
  local function unknown() return #findings(row) == 1 end
  -- What was read a moment ago is taken to be so still.
  sleep(1200)
  write('Program Execution', 'Plan Upkeep')
  local alone = took(1000, now(), unknown)
  log('        the client ' .. (alone and 'watches files' or 'does not watch files: the next edit looks'))
  vim.api.nvim_win_set_cursor(0, { row_of('## Ask') + 1, 0 })
  type_keys({ 'A', ' ' })
  within(2000, 'renamed by another program, it is a finding within 2 s of the next edit', unknown)
  sleep(1200)
  write('Plan Upkeep', 'Program Execution')
  type_keys({ '<BS>' })
  within(2000, 'renamed back, it is none within 2 s of the next edit', function() return #findings(row) == 0 end)
  type_keys({ '<Esc>' })
end

local function run()
  support.version()
  support.open(editors, case .. '/promotion.md')
  buffer = vim.api.nvim_get_current_buf()
  check(took(15000, now(), function() return support.client() and #findings() > 4 end), 'findings arrive', told(findings()))
  sleep(300)
  check_task()
  local row = row_of('| Program Execution | over-delivering')
  check_matrix(row)
  check_outside(row)
end

-- What a person reads below the text would stand between these lines.
vim.o.showmode = false
vim.o.report = 9999

local thread = coroutine.create(function()
  local good, message = xpcall(run, debug.traceback)
  support.finish(not good and message or nil)
end)
vim.defer_fn(function() assert(coroutine.resume(thread)) end, 0)

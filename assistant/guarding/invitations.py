"""Orders that only invite to talk or to think: "Tell me about the last call", "Picture the end of the 1:1"."""

import re

from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import Phrases

_SCENE = (
    r"(?:moment|call|meeting|start|beginning|point|minute|demo|day|time|times|room|part|place|conversation|one|scene|last"
    r"|first|end|word|thing|deal|week|pitch|review|1:1|two of you|what you)"
)
INVITATIONS = Phrases(
    # to talk
    r"tell|talk|walk|take|show|give|help|remind|bring|ask|lead|guide|paint|let|point me",
    r"share (?:with me|it with me|an example|one|what|how|whatever|where|as much|a bit|a little|some|more|anything|that with me)",
    r"tell us|what|how",
    r"say (?:more|a (?:bit|little|few|word)|some more|something|anything|what|whatever|how|as much|that again|it (?:again|any|however|as|whichever)"
    r"|it in|that in|it out loud|it aloud|it as|so|if|the word|one thing|one of|the first|another|QUOTE|when|hi|where)",
    r"say (?:things|it|he|she|they|you|we|that|this|nothing|everything|someone)(?: [a-z]+){0,3} (?:had|was|were|did|could|went|is|are|came|turned|knew)",
    r"describe|explain|elaborate|recall|suppose|pretend|reflect|visualise|visualize|guess|unpack",
    r"expand on",
    r"spell (?:it|that) out",
    r"put (?:it|that|this) (?:in|into) (?:one|a (?:sentence|word|few)|your own|words|plain|numbers)",
    r"put (?:a number|a word|words|a name|into words)",
    r"put yourself (?:in|into|on)",
    r"sum (?:it|that|this|things) up",
    r"sum up (?:in|what|for me|the|where)",
    r"finish|complete (?:this|the|that) (?:sentence|thought|phrase)",
    r"name (?:one|the|a|an|two|three|what|it|that|just|any|whatever|anything|whoever|your)",
    r"rate (?:it|that|this|your|how|the|yourself)",
    r"score (?:it|that|this|your|how|yourself)",
    r"place (?:yourself|it|that) on",
    r"correct|stop|forgive|pardon|excuse|interrupt|believe|send|write|type me",
    r"bear with",
    r"speak (?:freely|as|to (?:that|what))",
    r"type|enter|write|ask|use (?:QUOTE|/)",
    r"choose|pick|take|start with (?:one|any|a|whichever|whatever|the one|either|just one|that|the) "
    r"(?:[a-z]+ )?(?:moment|example|part|piece|word|words|thread|question|call|one|of (?:these|those|them)|you|that|fits|matters)(?= [:.,;!?])",
    r"pick|choose|take (?:one|two) (?:of|from|that|moment|call|example|deal|rep|person|week|day|conversation|meeting)(?: [a-z]+){0,3}(?= [:.,;]| and)",
    r"pick|choose|take the one (?:you|that|which)",
    r"stick with (?:that|it|this|the)",
    r"(rank|sort|list|order|describe|sum|put|rate|number|mark|count|weigh) (?:[a-z']+ ){1,4}for me",
    r"choose|pick (?:whichever|whatever|any|one|the one|either)(?: (?:of|that|which|you|fits|feels|matters))?(?= [.,;:!?])",
    r"pick up (?:where|wherever)",
    r"answer (?:in|however|as|when|if|that|from)",
    # to think
    r"imagine|picture|assume",
    r"think (?:back|about|of|aloud|out loud|for|it over|it through|this over|that over|ahead|forward|again|along)",
    r"consider (?:for a|(?:it|this|that) (?:from|for a)|what|how|where|who|which|whether|the (?:last|moment|call|conversation|time))",
    r"remember (?:the|a|when|what|how|that (?:call|moment|time|day|meeting|conversation)|your (?:first|last|own)|one|her|his)",
    r"notice (?:what|how|where|whether|which|the|that|any|if|anything|when)",
    r"ask yourself(?: \w+)*? (?:what|how|where|which|who|whether|if|when)",
    r"check in with yourself",
    r"see (?:what|if|whether|how|where|which|yourself)",
    r"feel into",
    r"feel free",
    r"compare (?:that|this|it|the|how|those|what|your|her|his)",
    r"look back",
    r"look (?:at|again at|closely at) (?:what|how|where|that|the (?:moment|call|part|last|week|month|quarter|two|three))",
    r"listen (?:to (?:yourself|that|your)|back|inward)",
    rf"go|come|cast|return|jump|skip|rewind|flash|fast-forward|turn (?:back|ahead|forward|your mind back|on|through)?(?: in your mind)? ?(?:to|over) (?:the|that|your|a|one|this|friday|monday|what) ?(?:\w+ )?{_SCENE}",
    r"go on(?= [.,!?])",
    r"go (?:on|ahead) (?:if|when|then|with (?:that|your))",
    r"go (?:slowly|gently|there|with (?:that|what|whatever|your)|where|wherever|as)",
    r"keep (?:going|talking)(?= [.!])",
    r"ask away",
    r"keep (?:it|your answer|that) (?:short|brief|in your|as)",
    r"fast-forward|flash-forward|rewind|dream",
    r"replay (?:the|that|it)",
    r"step (?:back|into (?:her|his|their|your) (?:shoes|place|seat|chair))",
    r"zoom (?:in|out)",
    r"stay|sit|start|rest (?:with|there|here)(?: (?:that|it|this|what|the|whatever|wherever|where|how|anything|those))",
    r"stay|sit|rest (?:with|there|here)",
    r"start|begin with (?:a|one|any) (?:[a-z]+ )?(?:name|word|sentence|moment|person|deal|feeling|example)",
    r"start|begin (?:anywhere|wherever|where|with (?:what|whatever|where|how|whichever|anything|the (?:moment|part|call|one|first thing)|"
    r"(?:his|her|their|your) (?:words|reaction|answer))|from|at the beginning|as|however)",
    r"hold (?:that|on|the) (?:thought|picture|image|moment|question)?",
    r"hold (?:that|it|this) (?:there|a|for|up)",
    r"pause (?:there|here|for|on|with)",
    r"take (?:a (?:moment|minute|second|beat|guess|breath|pause|look back|step back)|your time|all the time|as (?:long|much)|whatever time|one (?:example|moment|call)|that (?:moment|call|word)|care|me)",
    r"have a (?:think|look|guess|go at (?:saying|putting|describing)|moment)",
    r"give (?:it|that|yourself) (?:a (?:moment|minute|number|name|word|second|score|rating|mark)|some thought|as|whatever)",
    r"leave (?:it|that|this|them|him|her|the \w+|money|price|time) (?:there|here|open|out of it|aside|with me|at that|for (?:now|today|a))",
    r"set|put|leave (?:that|this|it|the|those|what|his|her) (?:[a-z']+ ){0,3}aside",
    r"set|put|leave aside (?:the|what|that|this)",
    r"forget|ignore|drop|park (?:[a-z']+ ){1,4}for (?:a|one|now|just a) ?(?:moment|second|minute|while)?",
    r"let (?:me|it|that|this|the question|the word|your) (?:be|sit|sink|land|settle|rest|come|stand|stay|thought|know|check|see|say|ask|play|put|make|try|answer)?",
    r"call (?:it|that) (?:what|whatever|a|trust|habit|QUOTE)",
    r"swap (?:places|seats|chairs|roles)",
    r"turn (?:it|that|this) (?:around|over|round)",
    r"flip it",
    r"try (?:saying|putting|describing|finishing|it) (?:it|that|this)? ?(?:in|out loud|aloud|as|from|on)",
    r"draw (?:a|the) (?:line|picture)",
    r"wave a",
    # to come and go
    r"come back|along|in",
    r"(thank you|welcome|bless|enjoy|rest assured)",
    r"take care",
    r"take it (?:slowly|gently|from the|one)",
    r"be (?:as|it|that)",
    r"sleep on it",
    r"count me",
    r"make of (?:it|that|this) what",
    r"see you",
    r"keep (?:that|the) (?:thought|picture|image)",
    r"please",
    # the assistant offers
    r"do not (?:hesitate|feel (?:you|obliged|that you|pressed|pushed)|answer|rush to answer|worry if|mind)",
)

LETS_TALK = Phrases(
    r"stick|stay|look|explore|go|come|pause|slow|talk|think|see|hear|imagine|picture|say|assume|suppose|unpack|find|zoom|dig"
    r"|turn|return|leave|park|rewind|walk|sum|begin|pick|circle|sit|take|consider|stop|put|hear|recall|hold|back|pretend"
    r"|continue|follow|untangle|unpick|spend|separate|notice|replay|wonder|compare|shift|break|flip|swap|jump|fast-forward",
    r"gather",
    r"start (?:small|simple|again|over|with|from|there|at|where|by (?:looking|hearing|going|finding|naming))",
    r"step (?:back|into)",
    r"set (?:that|this|it|the|those|them|what) (?:[a-z']+ ){0,3}aside",
    r"set aside",
    r"move (?:on|to|back|from)",
    r"work (?:out|through|with (?:that|what)|from)",
    r"sort (?:out|through|them|these|what|your)",
    r"focus on (?:what|how|that|the (?:moment|part|call|bit)|you|where)",
    r"check (?:what|where|in|whether|that i|i )",
    r"be (?:curious|concrete|with)",
    r"keep (?:it|going|that|to)",
    r"use (?:the|your|these|that|what)",
    r"try (?:it|that|this|something|a different|another|on|to (?:see|imagine|picture|put|find|name|understand|get))",
    r"get (?:back|into|closer|a (?:sense|picture|feel)|clear(?:er)? (?:about|on) (?:what|how|where))",
    r"name|rate",
    r"make (?:it (?:simpler|smaller|easier|lighter)|sense|room|it concrete|use of (?:the|these|your))",
    r"list (?:what|the things you)",
    r"bring (?:it|that|this) (?:back|down)",
    r"draw (?:out|on)",
)
"""What "let us" may be followed by when it stays within this conversation."""
_SHARED = frozenset("have look take go play share explore start talk put".split())
_WITH_OTHERS = re.compile(r"[^.,;:?!]* with (?:him|her|them|the team|your [a-z]+) ")
_OTHERS = frozenset("him her them your the".split())


def invites(sentence: Sentence, verb: int) -> bool:
    """Whether the order at ``verb`` only asks to speak or to think, here and not to somebody else."""
    if sentence.word(verb + 1) == "to" and sentence.word(verb + 2) in _OTHERS:
        return False
    if sentence.word(verb) in _SHARED and _WITH_OTHERS.search(sentence.line, sentence.place(verb)):
        return False
    return INVITATIONS.at(sentence, verb) is not None
